'use client';
import { inAssetWords } from '#components/words/asset-words';
import { AssetForm } from './asset-form';
import { AssetScreen } from './asset-screen';
import { ListScreen } from './list-screen';
import { ScanScreen } from './scan-screen';
import { StocktakeScreen } from './stocktake/stocktake-screen';

/** What there is: `/app/assets`, one of them, and where it is written down. */
export const AssetsPlace = inAssetWords(Place);

function Place({ path }: { path: string }) {
  const [, , , id = '', act = ''] = path.split('/');
  if (id === '') return <ListScreen />;
  if (id === 'scan') return <ScanScreen />;
  if (id === 'stocktake') return <StocktakeScreen />;
  if (id === 'new') return <AssetForm key="new" assetId={null} />;
  return act === 'edit' ? <AssetForm key={id} assetId={id} /> : <AssetScreen key={id} assetId={id} />;
}
