// A passkey device for tests: makes a key pair and answers challenges as a browser would, or wrongly on purpose.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export type AuthenticatorFaults = { readonly origin?: string; readonly counter?: number; readonly isVerified?: boolean; readonly challenge?: string };
type Options = Readonly<Record<string, unknown>>;

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest();

/** A device that holds one passkey for http://localhost:4600. */
export function openTestAuthenticator(origin = 'http://localhost:4600') {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const credentialId = randomBytes(32);
  const jwk = publicKey.export({ format: 'jwk' });
  let counter = 0;
  const rpIdHash = sha256(new URL(origin).hostname);
  const clientData = (type: string, options: Options, faults: AuthenticatorFaults) =>
    Buffer.from(JSON.stringify({ type, challenge: faults.challenge ?? options['challenge'], origin: faults.origin ?? origin, crossOrigin: false }));
  const head = (flags: number, count: number) => {
    const bytes = Buffer.alloc(37);
    rpIdHash.copy(bytes);
    bytes[32] = flags;
    bytes.writeUInt32BE(count, 33);
    return bytes;
  };
  const outer = { id: credentialId.toString('base64url'), rawId: credentialId.toString('base64url'), type: 'public-key', clientExtensionResults: {} };
  return {
    /** Makes the passkey. */
    register(options: Options, faults: AuthenticatorFaults = {}) {
      const coseKey = Buffer.concat([Buffer.from('a5010203262001215820', 'hex'), Buffer.from(jwk.x ?? '', 'base64url'), Buffer.from('225820', 'hex'), Buffer.from(jwk.y ?? '', 'base64url')]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(credentialId.length);
      const authData = Buffer.concat([head((faults.isVerified ?? true) ? 0x45 : 0x41, counter), Buffer.alloc(16), length, credentialId, coseKey]);
      const size = Buffer.alloc(2);
      size.writeUInt16BE(authData.length);
      // {"fmt": "none", "attStmt": {}, "authData": bytes} in CBOR.
      const attestation = Buffer.concat([Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex'), size, authData]);
      return { ...outer, response: { clientDataJSON: clientData('webauthn.create', options, faults).toString('base64url'), attestationObject: attestation.toString('base64url'), transports: ['internal'] } };
    },
    /** Answers a challenge with the passkey. */
    answer(options: Options, faults: AuthenticatorFaults = {}) {
      counter += 1;
      const data = clientData('webauthn.get', options, faults);
      const authData = head((faults.isVerified ?? true) ? 0x05 : 0x01, faults.counter ?? counter);
      const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), privateKey);
      return { ...outer, response: { clientDataJSON: data.toString('base64url'), authenticatorData: authData.toString('base64url'), signature: signature.toString('base64url') } };
    },
  };
}
