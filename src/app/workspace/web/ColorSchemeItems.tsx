import { Menu, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';

const choices: readonly { readonly value: MantineColorScheme; readonly label: string }[] = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'auto', label: 'As this computer' },
];

export function ColorSchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label c="dimmed">Look</Menu.Label>
      {choices.map(({ value, label }) => (
        <Menu.Item key={value} role="menuitemradio" aria-checked={colorScheme === value} closeMenuOnClick={false} onClick={() => setColorScheme(value)} rightSection={colorScheme === value ? <span aria-hidden>✓</span> : null}>
          {label}
        </Menu.Item>
      ))}
    </>
  );
}
