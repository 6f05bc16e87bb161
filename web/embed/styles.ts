/**
 * The look of button and panel, in the colours of the client. `inset-inline` puts it at the end of the line: on the
 * right, and on the left of a page that runs from right to left.
 */
export const STYLES = `
:host{all:initial;font:600 16px system-ui}
[aria-expanded],dialog{position:fixed;inset:auto;bottom:16px;inset-inline-end:16px;z-index:2147483646}
:host(.left) *{inset-inline:16px auto}
button,a{font:inherit;min-height:48px;padding:8px 20px;border:2px solid #fff;border-radius:24px;background:#0b4a50;color:#fff}
:focus-visible{outline:3px solid #fff;outline-offset:-7px}
[aria-expanded=true]{visibility:hidden}
b{color:#ffd54a}
dialog{margin:0;padding:0;border:0;border-radius:16px;width:400px;height:680px;max-height:95%;background:#0b4a50;overflow:hidden;box-shadow:0 4px 32px #0008}
dialog[open]{display:flex;flex-direction:column}dialog button{align-self:end;border:0}
iframe{border:0;flex:1;background:#f5f3ec}
a{margin:auto;min-height:0}
@media print{:host{display:none}}
@media(max-width:30em){dialog{inset:0!important;min-width:100%;min-height:100%;border-radius:0}}
@media(prefers-reduced-motion:no-preference){dialog{animation:w .2s}@keyframes w{from{opacity:0}}}
`;
