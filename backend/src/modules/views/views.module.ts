import { Module } from '@nestjs/common';
import { ChangeViewHandler } from './change-view.js';
import { CreateViewHandler } from './create-view.js';
import { DeleteViewHandler } from './delete-view.js';
import { ListViewsHandler } from './list-views.query.js';
import { ViewsController } from './views.controller.js';

@Module({
  controllers: [ViewsController],
  providers: [ListViewsHandler, CreateViewHandler, ChangeViewHandler, DeleteViewHandler],
})
export class ViewsModule {}
