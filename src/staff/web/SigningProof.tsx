// Asks for PIN or passkey once before something is signed, and then signs: one form, so that Enter does both. Given once
// it stands for some minutes in this browser.
import { Anchor, Button, Group, PasswordInput, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import { ErrorNotice } from '#ui/ErrorNotice.tsx';
import { PageLink } from '#ui/PageLink.tsx';
import { demonstrationPin } from '../rules/pin.ts';
import { isProofStanding, proofGiven } from './proof-standing.ts';
import { useWhoIsSignedIn, type SignedIn } from './signed-in.ts';
import { proveSigningWith, proveSigningWithPasskey } from './staff.api.ts';
import { usePinKeys } from './use-pin-keys.ts';

type SigningProofProps = {
  /** What the button says, such as "Sign all 12 notes". */
  readonly label: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  readonly onProved: () => void;
  /** Further buttons beside. */
  readonly children?: ReactNode;
};

export function SigningProof(props: SigningProofProps) {
  const who = useWhoIsSignedIn();
  const form = useRef<HTMLFormElement>(null);
  usePinKeys(form);
  const [way, setWay] = useState<'pin' | 'password'>('pin');
  const [secret, setSecret] = useState('');
  const done = () => {
    proofGiven();
    setSecret('');
    props.onProved();
  };
  const prove = useMutation({
    mutationFn: () => proveSigningWith(way === 'pin' ? { way, pin: secret } : { way, password: secret }),
    onSuccess: done,
    onError: () => setSecret(''),
  });
  const passkey = useMutation({ mutationFn: proveSigningWithPasskey, onSuccess: done });
  const isBusy = [props.isBusy, prove.isPending, passkey.isPending].some(Boolean);
  if (who === undefined) return null;
  const asksPin = who.hasPin || who.isPersona;
  const shownWay = asksPin ? way : 'password';
  const standing = isProofStanding();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || props.isDisabled) return;
    if (standing) props.onProved();
    else prove.mutate();
  };
  return (
    <form ref={form} onSubmit={submit} data-signing-proof>
      {standing ? null : (
        <>
          <Secret way={shownWay} value={secret} onChange={setSecret} />
          <OtherWays
            who={who}
            way={shownWay}
            asksPin={asksPin}
            onWay={setWay}
            onPasskey={() => passkey.mutate()}
          />
        </>
      )}
      <Group gap="xs" mt="sm">
        <Button
          type="submit"
          mih={44}
          disabled={props.isDisabled ?? false}
          loading={isBusy}
          aria-keyshortcuts="Control+Enter"
        >
          {props.label}
        </Button>
        {props.children}
      </Group>
      <ErrorNotice error={prove.error ?? passkey.error} />
    </form>
  );
}

type SecretProps = {
  readonly way: 'pin' | 'password';
  readonly value: string;
  readonly onChange: (secret: string) => void;
};

function Secret({ way, value, onChange }: SecretProps) {
  return (
    <PasswordInput
      key={way}
      label={way === 'pin' ? 'Your PIN, to sign' : 'Your password, to sign'}
      name={way}
      inputMode={way === 'pin' ? 'numeric' : 'text'}
      autoComplete={way === 'pin' ? 'off' : 'current-password'}
      maw="18rem"
      required
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

type OtherWaysProps = {
  readonly who: SignedIn;
  readonly way: 'pin' | 'password';
  readonly asksPin: boolean;
  readonly onWay: (way: 'pin' | 'password') => void;
  readonly onPasskey: () => void;
};

function OtherWays({ who, way, asksPin, onWay, onPasskey }: OtherWaysProps) {
  return (
    <>
      {who.isPersona ? (
        <Text size="sm" c="dimmed" mt={4}>
          Demonstration: the PIN of everybody here is {demonstrationPin}.
        </Text>
      ) : null}
      {asksPin || who.isPersona ? null : (
        <Text size="sm" c="dimmed" mt={4}>
          You have no PIN yet: set one in <PageLink to="/app/account">My account</PageLink>, and signing takes
          four keys.
        </Text>
      )}
      <Group gap="md" mt={4}>
        {who.hasPasskey ? (
          <Anchor component="button" type="button" size="sm" onClick={onPasskey}>
            Use your passkey
          </Anchor>
        ) : null}
        {who.hasPin ? (
          <Anchor
            component="button"
            type="button"
            size="sm"
            onClick={() => onWay(way === 'pin' ? 'password' : 'pin')}
          >
            {way === 'pin' ? 'Use your password' : 'Use your PIN'}
          </Anchor>
        ) : null}
      </Group>
    </>
  );
}
