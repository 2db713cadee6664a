// The line at the top: the menu on narrow screens, the clinic, the finder, the connection, and who is here.
import { ActionIcon, Badge, Burger, Button, Group, Menu, Text } from '@mantine/core';

import { useGo } from '#ui/PageLink.tsx';
import { KeyHint } from '#ui/KeyHint.tsx';
import { usePresence } from '#ui/presence.ts';
import { ColorSchemeItems } from './ColorSchemeItems.tsx';
import { setFinderOpen } from './finder-open.ts';
import type { Me } from './me.ts';
import { lockNow, signOut } from './sign-in-actions.ts';

type HeaderProps = { readonly me: Me; readonly isMenuOpen: boolean; readonly toggleMenu: () => void };

export function Header({ me, isMenuOpen, toggleMenu }: HeaderProps) {
  return (
    <Group h="100%" px="md" gap="sm" wrap="nowrap">
      <Burger
        hiddenFrom="sm"
        size="sm"
        opened={isMenuOpen}
        onClick={toggleMenu}
        aria-label={isMenuOpen ? 'Close the menu' : 'Open the menu'}
        aria-expanded={isMenuOpen}
      />
      <Text fw={650} truncate miw={0} visibleFrom="sm">
        {clinicName(me)}
      </Text>
      {/* A phone has three short lines for it. */}
      <Text fw={650} fz={12} lh={1.15} lineClamp={3} miw={0} hiddenFrom="sm">
        {clinicName(me)}
      </Text>
      {me.demonstration ? (
        <Badge variant="default" tt="none" style={{ flex: 'none' }}>
          <Text span inherit visibleFrom="md">
            Demonstration
          </Text>
          <Text span inherit hiddenFrom="md">
            Demo
          </Text>
        </Badge>
      ) : null}
      <Group ml="auto" gap="sm" wrap="nowrap">
        <ConnectionSign />
        <Button
          variant="default"
          size="xs"
          visibleFrom="sm"
          onClick={() => setFinderOpen(true)}
          aria-keyshortcuts="Control+K"
          rightSection={<KeyHint keys="Ctrl K" />}
        >
          Find a person or page
        </Button>
        <ActionIcon
          variant="default"
          size="lg"
          hiddenFrom="sm"
          onClick={() => setFinderOpen(true)}
          aria-label="Find a person or page"
        >
          <Text span inherit aria-hidden fz="xl">
            ⌕
          </Text>
        </ActionIcon>
        <PersonMenu me={me} />
      </Group>
    </Group>
  );
}

function clinicName(me: Me): string {
  const [only, ...others] = me.clinics;
  return only !== undefined && others.length === 0 ? only.name : me.organizationName;
}

function ConnectionSign() {
  const { connection } = usePresence();
  return (
    <span role="status" aria-live="polite">
      {connection === 'offline' ? (
        <Badge variant="outline" color="orange" tt="none" c="var(--evenkeel-warm)">
          △ Offline
        </Badge>
      ) : null}
    </span>
  );
}

// The first letter as a person sees it: with its accents, and none that Unicode takes apart.
function initialOf(name: string): string {
  return [...new Intl.Segmenter().segment(name.trim())][0]?.segment ?? '';
}

function PersonMenu({ me }: { readonly me: Me }) {
  const go = useGo();
  const initials = `${initialOf(me.givenName)}${initialOf(me.familyName)}`;
  return (
    <Menu position="bottom-end" width={240} transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="xs"
          px="xs"
          c="var(--mantine-color-text)"
          miw={44}
          mih={44}
          maw={220}
          aria-label={`Your menu, ${me.givenName} ${me.familyName} ${initials}`}
        >
          <Text span inherit truncate lh={1.5} visibleFrom="sm">
            {me.givenName} {me.familyName}
          </Text>
          <Text span inherit hiddenFrom="sm">
            {initials}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => go('/app/account')}>My account</Menu.Item>
        <Menu.Item onClick={() => go('/app/keys')} rightSection={<KeyHint keys="?" />}>
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Divider />
        <ColorSchemeItems />
        <Menu.Divider />
        <Menu.Item onClick={() => void lockNow()}>Lock the screen</Menu.Item>
        <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
