import { SignJWT, generateKeyPair } from 'jose';
import { ClientSecretCredential } from '@azure/identity';
import { Ajv } from 'ajv';
test('x', async () => {
  const k = await generateKeyPair('RS256');
  expect(await new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).sign(k.privateKey)).toBeTruthy();
  expect(ClientSecretCredential).toBeTruthy();
  expect(new Ajv()).toBeTruthy();
});
