'use client';
import type { ComponentType, ReactNode } from 'react';
import { assetDoubles } from './en/asset-doubles';
import { assetFiles } from './en/asset-files';
import { assets } from './en/assets';
import { stocktake } from './en/stocktake';
import { MoreWords } from './more-words';

const words = { assets, assetDoubles, assetFiles, stocktake };

/** A part that shows assets, with its words. */
export function inAssetWords<P extends object>(Part: ComponentType<P>): (props: P) => ReactNode {
  return (props) => (
    <MoreWords messages={words}>
      <Part {...props} />
    </MoreWords>
  );
}
