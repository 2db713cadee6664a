// An authenticator app's seed: a square to scan, the same as text to type, and the field for the app's first code.
import { Code, Group, Stack, Text, TextInput } from '@mantine/core';
import type { TotpSeed } from '../rules/account.ts';
import { QrCode } from './QrCode.tsx';

type AppSeedProps = {
  readonly seed: TotpSeed;
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly error?: string | undefined;
};

export function AppSeed({ seed, code, onCode, error }: AppSeedProps) {
  return (
    <Group align="flex-start" gap="lg">
      <QrCode
        text={seed.uri}
        label="Square for your authenticator app; the same key stands beside it as text"
      />
      <Stack gap="xs" flex={1} miw="14rem">
        <Text size="sm">Scan the square with an authenticator app, or type this key into it:</Text>
        <Code>{(seed.secret.match(/.{1,4}/gu) ?? []).join(' ')}</Code>
        <TextInput
          label="Code that the app shows now"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          error={error}
          onChange={(event) => onCode(event.currentTarget.value)}
        />
      </Stack>
    </Group>
  );
}
