/** SQL of the house's word for a way of paying, from what its source calls it; the source's own where it is none of these. */
export const tenderName = (tender: string): string => {
  const says = (words: string) => `regexp_matches(lower(${tender}), '${words}')`
  return `case when ${says('现金|cash')} then 'cash' when ${says('微信|wechat|wxpay')} then 'wechat'
    when ${says('支付宝|alipay')} then 'alipay' when ${says('银联|刷卡|银行卡|信用卡|card|visa|master')} then 'card'
    when ${says('券|voucher|coupon|gift')} then 'voucher' else ${tender} end`
}
