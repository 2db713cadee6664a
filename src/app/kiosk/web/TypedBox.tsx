// A field of the tablet: large, and one of which the browser remembers nothing.
import { TextInput, type TextInputProps } from '@mantine/core';

export function TypedBox(props: TextInputProps) {
  return (
    <TextInput
      size="xl"
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      data-1p-ignore
      data-lpignore="true"
      {...props}
    />
  );
}
