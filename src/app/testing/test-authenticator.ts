// A passkey device for tests: makes a key pair and answers challenges as a browser would, or wrongly on purpose.
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

export type AuthenticatorFaults = {
  readonly origin?: string;
  readonly counter?: number;
  readonly isVerified?: boolean;
  readonly challenge?: string;
};
type Options = Readonly<Record<string, unknown>>;
type Device = {
  readonly origin: string;
  readonly credentialId: Buffer;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  counter: number;
};

/** A device that holds one passkey for http://localhost:4600. */
export function openTestAuthenticator(origin = 'http://localhost:4600') {
  const device: Device = {
    origin,
    credentialId: randomBytes(32),
    counter: 0,
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  };
  return {
    /** Makes the passkey. */
    register: (options: Options, faults: AuthenticatorFaults = {}) => register(device, options, faults),
    /** Answers a challenge with the passkey. */
    answer: (options: Options, faults: AuthenticatorFaults = {}) => answer(device, options, faults),
  };
}

function register(device: Device, options: Options, faults: AuthenticatorFaults) {
  const authData = Buffer.concat([
    head(device, { flags: (faults.isVerified ?? true) ? 0x45 : 0x41, count: 0 }),
    Buffer.alloc(16),
    twoBytes(device.credentialId.length),
    device.credentialId,
    coseKey(device.publicKey),
  ]);
  // {"fmt": "none", "attStmt": {}, "authData": bytes} in CBOR.
  const start = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex');
  const attestation = Buffer.concat([start, twoBytes(authData.length), authData]);
  return {
    ...outer(device),
    response: {
      clientDataJSON: clientData(device, { type: 'webauthn.create', options, faults }).toString('base64url'),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    },
  };
}

function answer(device: Device, options: Options, faults: AuthenticatorFaults) {
  device.counter += 1;
  const data = clientData(device, { type: 'webauthn.get', options, faults });
  const count = faults.counter ?? device.counter;
  const authData = head(device, { flags: (faults.isVerified ?? true) ? 0x05 : 0x01, count });
  const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), device.privateKey);
  return {
    ...outer(device),
    response: {
      clientDataJSON: data.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: signature.toString('base64url'),
    },
  };
}

function outer(device: Device) {
  const id = device.credentialId.toString('base64url');
  return { id, rawId: id, type: 'public-key', clientExtensionResults: {} };
}

function clientData(
  device: Device,
  of: { type: string; options: Options; faults: AuthenticatorFaults },
): Buffer {
  const challenge = of.faults.challenge ?? of.options['challenge'];
  const origin = of.faults.origin ?? device.origin;
  return Buffer.from(JSON.stringify({ type: of.type, challenge, origin, crossOrigin: false }));
}

// Hash of the site's name, flags (person present, person verified, key attached), and the count of signatures.
function head(device: Device, of: { flags: number; count: number }): Buffer {
  const bytes = Buffer.alloc(37);
  sha256(new URL(device.origin).hostname).copy(bytes);
  bytes[32] = of.flags;
  bytes.writeUInt32BE(of.count, 33);
  return bytes;
}

// An ES256 key in COSE form: kind 2, algorithm -7, curve 1, and its two coordinates.
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);
}

function twoBytes(length: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(length);
  return bytes;
}

function sha256(bytes: string | Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}
