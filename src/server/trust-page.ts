import { renderSVG } from 'uqr'

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)

export const TRUST_STYLE = `
:root { color-scheme: light dark; --ink: #1c1b19; --paper: #faf9f6; --line: #d9d5cc }
@media (prefers-color-scheme: dark) { :root { --ink: #f1eee8; --paper: #191816; --line: #45413b } }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif }
h1 { font-size: 1.6rem; line-height: 1.25 } h2 { font-size: 1.15rem; margin-top: 2.25rem; border-top: 1px solid var(--line); padding-top: 1.25rem }
svg { width: 13rem; height: 13rem; border-radius: .5rem } code { overflow-wrap: anywhere; font-size: .95em }
a.get { display: inline-block; padding: .8rem 1.2rem; border-radius: .6rem; background: var(--ink); color: var(--paper); text-decoration: none }
@media print { a.get { display: none } }
`

interface Step {
  readonly device: string
  readonly zh: readonly string[]
  readonly en: readonly string[]
}

const STEPS: readonly Step[] = [
  {
    device: 'iPad',
    zh: [
      '用相机扫描上面的二维码，在 Safari 中打开；若提示“此连接非私人连接”，点“显示详细信息”，再点“访问此网站”。',
      '核对本页的指纹与店里打印的指纹一致，点“下载根证书”，允许下载描述文件。',
      '“设置”→“已下载描述文件”→“安装”。',
      '“设置”→“通用”→“关于本机”→“证书信任设置”，打开 Floorwalker local authority 的开关。',
    ],
    en: [
      'Scan the code with the camera and open it in Safari; if it says "This Connection Is Not Private", tap Show Details, then visit this website.',
      'Compare the fingerprint on this page with the printed one, tap "Download the root certificate" and allow the profile.',
      'Settings > Profile Downloaded > Install.',
      'Settings > General > About > Certificate Trust Settings: switch on Floorwalker local authority.',
    ],
  },
  {
    device: 'Android',
    zh: [
      '扫描二维码，用 Chrome 打开；若有警告，点“高级”→“继续前往”。',
      '核对指纹，点“下载根证书”。',
      '“设置”→“安全”→“加密与凭据”→“安装证书”→“CA 证书”，选择 floorwalker-ca.crt（各厂商菜单名称略有不同）。',
    ],
    en: [
      'Scan the code and open it in Chrome; if it warns, tap Advanced, then Proceed.',
      'Compare the fingerprint and tap "Download the root certificate".',
      'Settings > Security > Encryption & credentials > Install a certificate > CA certificate, and choose floorwalker-ca.crt (makers name the menus a little differently).',
    ],
  },
  {
    device: 'Windows',
    zh: [
      '下载 floorwalker-ca.crt 并核对指纹。',
      '双击文件 →“安装证书”→“本地计算机”→“将所有的证书都放入下列存储”→“受信任的根证书颁发机构”。',
      '重新打开浏览器。',
    ],
    en: [
      'Download floorwalker-ca.crt and compare the fingerprint.',
      'Double-click it > Install Certificate > Local Machine > Place all certificates in the following store > Trusted Root Certification Authorities.',
      'Open the browser again.',
    ],
  },
]

const list = (items: readonly string[]) => `<ol>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ol>`

/** How a tablet comes to trust this folder's authority: one page, to show and to print, without scripts. */
export const trustPage = ({ url, fingerprint }: { url: string; fingerprint: string }): string =>
  `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Floorwalker: 信任本店证书 / trust this certificate</title><style>${TRUST_STYLE}</style></head><body>
<h1>让平板信任本店的 Floorwalker<br><span lang="en">Let a tablet trust this shop's Floorwalker</span></h1>
<p>${renderSVG(url, { ecc: 'M', border: 2 })}</p>
<p><code>${escaped(url)}</code></p>
<p>SHA-256 指纹 / fingerprint:<br><code>${escaped(fingerprint)}</code></p>
<p><a class="get" href="floorwalker-ca.crt" download>下载根证书 / Download the root certificate</a></p>
<p>只在指纹一致时安装。每台平板只需做一次。<br><span lang="en">Install it only when the fingerprints agree. Once for each tablet.</span></p>
${STEPS.map(({ device, zh, en }) => `<h2>${device}</h2>${list(zh)}<div lang="en">${list(en)}</div>`).join('\n')}
</body></html>
`
