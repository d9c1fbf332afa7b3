import { type FlagWords, fewOf, flagCount, flagLimit, flagMoney, flagShare } from '../flag-form.ts'
import { qualityName } from '../quality-name.ts'

const few = (stores: string): string => {
  const { named, more } = fewOf(stores)
  return more === 0 ? named.join(', ') : `${named.join(', ')} and ${more} more`
}

const days = (count: string): string => (count === '1' ? 'day' : 'days')

const are = (count: string): string => (count === '1' ? 'is' : 'are')

/** What people should know about the data under a figure. */
export const flags: FlagWords = {
  'cost-missing': (p) => `Note: ${flagShare(p.share)} of net sales have no cost and are left out of the margin rate.`,
  'cost-from-list': (p) =>
    `Note: the cost of ${flagCount(p.lines)} lines is the unit cost in the list of goods of ${p.from === p.to ? p.from : `${p.from} to ${p.to}`}, not what they cost when they were sold.`,
  'stock-cost-missing': (p) =>
    `Note: ${flagCount(p.goods)} products, store by store, are in stock without a known cost and are in no stock value.`,
  'base-short': (p) => `Note: only ${flagCount(p.days)} comparable days were there, so take the comparison with care.`,
  'partial-period': (p) => `Note: the period is not complete; only ${p.from} to ${p.to} are counted.`,
  'stores-missing': (p) => `Note: no data from these stores: ${few(p.stores)}.`,
  'stores-too-new': (p) =>
    `Note: not yet trading for ${flagCount(p.days)} days, and therefore left out: ${few(p.stores)}.`,
  'stock-stale': (p) =>
    `Note: the stock record is ${flagCount(p.days)} ${days(p.days)} behind (${few(p.stores)}); what was sold since is taken off, what came in is not known.`,
  'stock-gap': (p) =>
    `Note: ${flagCount(p.days)} shop ${days(p.days)} without a stock record ${are(p.days)} left out on both sides.`,
  'not-like-for-like': (p) => `Note: not comparable with last year, and on neither side: ${few(p.stores)}.`,
  'not-planned': (p) => `Note: some day has no plan, so these stores are on neither side: ${few(p.stores)}.`,
  'plan-whole-day': () => 'Note: the last day is still running, while its plan is for the whole day.',
  'peers-are': (p) => `Note: the similar stores are ${few(p.stores)}; the base is their median.`,
  'makeup-day': (p) =>
    fewOf(p.days).named.length === 1
      ? `Note: ${few(p.days)} was worked for a holiday, so it is not like other weekend days.`
      : `Note: ${few(p.days)} were worked for a holiday, so they are not like other weekend days.`,
  'holidays-differ': (p) =>
    `Note: ${flagCount(p.asked)} of the asked days are public holidays, but ${flagCount(p.base)} of last year’s same weekdays; “the same holiday last year” holds each holiday against its own.`,
  'base-rescaled': (p) =>
    `Note: ${flagCount(p.days)} days of last year’s Spring Festival fell on another weekday and are rescaled to this year’s.`,
  'base-not-rescaled': (p) =>
    `Note: ${flagCount(p.days)} days of last year’s Spring Festival fell on another weekday; there are too few data to rescale them.`,
  'past-act-line': (p) => `Past the line to act (${flagLimit(p.limit, p.as, ' points')}): ${few(p.stores)}.`,
  'past-watch-line': (p) => `Past the line to watch (${flagLimit(p.limit, p.as, ' points')}): ${few(p.stores)}.`,
  'region-partial': (p) => `Note: of the region, only the stores you may see were read: ${few(p.stores)}.`,
  'base-missing': () => 'Note: for some there are no data to compare with.',
  'base-without': (p) =>
    `Note: there are no data from ${few(p.stores)} on some days compared with, so the change is not of the same stores throughout.`,
  'base-cut': (p) => `Note: today is still running, so the day it is compared with counts up to ${p.time} only.`,
  'counter-gap': (p) =>
    `Note: on ${flagCount(p.days)} shop ${days(p.days)} there were sales but no door counts; they are left out.`,
  'sales-gap': (p) =>
    `Note: on ${flagCount(p.days)} shop ${days(p.days)} the doors counted but nothing was sold; they are left out.`,
  'hours-missing': (p) =>
    `Note: ${flagCount(p.days)} shop ${days(p.days)} with sales but without hours worked ${are(p.days)} left out.`,
  'area-missing': (p) =>
    `Note: ${flagCount(p.days)} shop ${days(p.days)} of shops whose selling space is not known ${are(p.days)} left out.`,
  'plan-missing': (p) =>
    `Note: ${flagCount(p.days)} shop ${days(p.days)} with sales but without a plan ${are(p.days)} left out.`,
  'conversion-above-one': () => 'Note: conversion is above 100%, so the doors probably counted too few.',
  restated: () => 'Note: data that came later changed this figure.',
  'sample-of-lines': () => 'Note: the data are a sample of lines, so receipts are not whole.',
  'money-spread': (p) =>
    `Note: the money of ${flagCount(p.lines)} lines is a share of their order’s, because the source does not say it by product.`,
  'receipts-are-sums': (p) =>
    `Note: the data have no receipts, each stands for all that a shop sold ${p.each === 'day' ? 'on a day' : 'in an hour'}; transactions and baskets mean nothing here.`,
  'measures-mixed': () => 'Note: pieces, and the weight of weighed goods, are added here.',
  'fuel-is-one-unit': (p) => `Note: each of ${flagCount(p.lines)} lines of fuel counts as one unit.`,
  'tax-not-split': (p) =>
    `Note: the source does not tell the tax of ${flagCount(p.lines)} lines, so these sales may include it.`,
  'charges-not-in-sales': (p) =>
    `Note: postage, fees and corrections of ${flagMoney(p.amount, p.currency)} in all are not part of sales.`,
  'not-forecast': (p) => `Note: too little history to forecast ${few(p.stores)}, so it is in no figure here.`,
  'usually-shut': (p) => `Note: ${few(p.stores)} is usually shut on ${few(p.days)}, so nothing is forecast for it.`,
  'allergens-as-filed': () =>
    'Note: allergens are as the product file says; please check the pack before you hand it over.',
  'person-decides': () => 'Note: this is advice; on food safety a person decides.',
  'data-quality': (p) =>
    `Note: the data of ${flagCount(p.days)} shop ${days(p.days)} are doubtful: ${qualityName(p.rule, 'en')} (${flagCount(p.found)} found).`,
}
