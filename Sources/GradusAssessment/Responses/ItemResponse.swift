/// One response to an item.
package struct ItemResponse: Hashable, Sendable {
  package var model: ResponseModel
  /// From 0, which is the least.
  package var category: Int

  package init(_ category: Int, to model: ResponseModel) {
    self.category = category
    self.model = model
  }
}
