import 'reflect-metadata'
import { createHash, randomBytes, webcrypto } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { trustPage } from './trust-page.ts'

const DAY_MS = 86_400_000
const KEY = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const AUTHORITY_DAYS = 3650
// Tablets refuse server certificates of more than 825 days; 397 is what the strictest of them take.
const SERVER_DAYS = 397

/** Where a data folder keeps its certificates; keys are readable by their owner only. */
export const certificateFiles = (folder: string) => {
  const tls = join(folder, 'tls')
  return {
    folder: tls,
    authority: join(tls, 'floorwalker-ca.crt'),
    authorityKey: join(tls, 'floorwalker-ca.key'),
    server: join(tls, 'server.crt'),
    serverKey: join(tls, 'server.key'),
    trustPage: join(tls, 'trust.html'),
  }
}

export interface MadeCertificate extends ReturnType<typeof certificateFiles> {
  readonly name: string
  /** SHA-256 of the authority, as people compare it: `AB:CD:...`. */
  readonly fingerprint: string
  /** Base64 SHA-256 of the server's public key. */
  readonly publicKeyHash: string
  readonly until: Date
  /** The authority was there before: tablets that trust it need nothing new. */
  readonly authorityKept: boolean
}

export const fingerprintOf = (certificate: string): string =>
  createHash('sha256')
    .update(Buffer.from(new X509Certificate(certificate).rawData))
    .digest('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$&:')

const newKeys = () => webcrypto.subtle.generateKey(KEY, true, ['sign', 'verify'])
const serial = () => `4${randomBytes(15).toString('hex').slice(1)}`

const privatePem = async (key: webcrypto.CryptoKey) =>
  PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY')

const writeSecret = (path: string, text: string) => writeFileSync(path, text, { mode: 0o600 })

const readAuthority = async (files: ReturnType<typeof certificateFiles>, now: Date) => {
  if (!existsSync(files.authority) || !existsSync(files.authorityKey)) return null
  const certificate = new X509Certificate(readFileSync(files.authority, 'utf8'))
  if (certificate.notAfter.getTime() < now.getTime() + SERVER_DAYS * DAY_MS) return null
  const [der] = PemConverter.decode(readFileSync(files.authorityKey, 'utf8'))
  if (!der) return null
  return { certificate, key: await webcrypto.subtle.importKey('pkcs8', der, KEY, false, ['sign']) }
}

const makeAuthority = async (files: ReturnType<typeof certificateFiles>, now: Date) => {
  const keys = await newKeys()
  const name = `CN=Floorwalker local authority ${randomBytes(3).toString('hex')}, O=Floorwalker`
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serial(),
      name,
      notBefore: new Date(now.getTime() - DAY_MS),
      notAfter: new Date(now.getTime() + AUTHORITY_DAYS * DAY_MS),
      signingAlgorithm: KEY,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  )
  writeFileSync(files.authority, certificate.toString('pem'))
  writeSecret(files.authorityKey, await privatePem(keys.privateKey))
  return { certificate, key: keys.privateKey }
}

/**
 * Makes a server certificate for one name, signed by this folder's own authority (made when it is not there yet), and the
 * page that tells how tablets come to trust it. `url` is what the page's QR code opens.
 */
export const makeCertificate = async (
  folder: string,
  name: string,
  url: string,
  now: Date = new Date(),
): Promise<MadeCertificate> => {
  const files = certificateFiles(folder)
  mkdirSync(files.folder, { recursive: true, mode: 0o700 })
  const kept = await readAuthority(files, now)
  const authority = kept ?? (await makeAuthority(files, now))
  const keys = await newKeys()
  const until = new Date(now.getTime() + SERVER_DAYS * DAY_MS)
  const certificate = await X509CertificateGenerator.create(
    {
      serialNumber: serial(),
      subject: `CN=${name}`,
      issuer: authority.certificate.subject,
      notBefore: new Date(now.getTime() - DAY_MS),
      notAfter: until,
      signingAlgorithm: KEY,
      publicKey: keys.publicKey,
      signingKey: authority.key,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension([{ type: isIP(name) ? 'ip' : 'dns', value: name }]),
        await AuthorityKeyIdentifierExtension.create(authority.certificate.publicKey, false, webcrypto),
        await SubjectKeyIdentifierExtension.create(keys.publicKey, false, webcrypto),
      ],
    },
    webcrypto,
  )
  const authorityPem = authority.certificate.toString('pem')
  writeFileSync(files.server, `${certificate.toString('pem')}\n${authorityPem}\n`)
  writeSecret(files.serverKey, await privatePem(keys.privateKey))
  const fingerprint = fingerprintOf(authorityPem)
  writeFileSync(files.trustPage, trustPage({ url, fingerprint }))
  const publicKey = Buffer.from(await webcrypto.subtle.exportKey('spki', keys.publicKey))
  return {
    ...files,
    name,
    fingerprint,
    publicKeyHash: createHash('sha256').update(publicKey).digest('base64'),
    until,
    authorityKept: kept !== null,
  }
}
