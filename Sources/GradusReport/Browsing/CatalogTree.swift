internal import GradusModel

/// A roadmap, drawn as a tree.
///
/// What has one successor is followed by it on the same level; branches are indented. A node that
/// builds on several stands where the first of them leads, and names the others.
struct CatalogTree {
  private let nodes: [CatalogEntry.Node]
  private let children: [String: [CatalogEntry.Node]]

  init(_ nodes: [CatalogEntry.Node]) {
    self.nodes = nodes
    children = Dictionary(grouping: nodes.filter { !$0.after.isEmpty }) { $0.after[0] }
  }

  /// The tree as lines.
  func lines(_ style: TextStyle) -> [String] {
    let roots = nodes.filter { $0.after.isEmpty }
    return roots.count == 1
      ? lines(roots[0], lead: "", rest: "", style) : branches(roots, margin: "", style)
  }

  private func branches(
    _ nodes: [CatalogEntry.Node],
    margin: String,
    _ style: TextStyle
  ) -> [String] {
    nodes.enumerated().flatMap { index, node in
      let isLast = index == nodes.count - 1
      return lines(
        node,
        lead: margin + (isLast ? "└ " : "├ "),
        rest: margin + (isLast ? "  " : "│ "),
        style
      )
    }
  }

  /// A node with everything that it leads to.
  private func lines(
    _ node: CatalogEntry.Node,
    lead: String,
    rest: String,
    _ style: TextStyle
  ) -> [String] {
    let next = children[node.link.id] ?? []
    let own = text(node, lead: lead, rest: rest + (next.count > 1 ? "│ " : "  "), style)
    if next.count == 1 {
      return own + lines(next[0], lead: rest, rest: rest, style)
    }
    return own + branches(next, margin: rest, style)
  }

  /// A node, on a line where it fits, and else with its title below its id.
  private func text(
    _ node: CatalogEntry.Node,
    lead: String,
    rest: String,
    _ style: TextStyle
  ) -> [String] {
    let others = node.after.dropFirst().joined(separator: ", ")
    let notes = [
      node.isDone ? "✓ done" : nil, node.link.missing,
      others.isEmpty ? nil : "also builds on \(others)",
    ]
    .compactMap(\.self).joined(separator: ", ")
    let told = notes.isEmpty ? node.link.title : "\(node.link.title) (\(notes))"
    let name = style.styled(node.link.id, .cyan)
    if lead.count + node.link.id.count + 2 + told.count <= style.width {
      return ["\(lead)\(name)  \(told)"]
    }
    let room = TextStyle(width: max(20, style.width - rest.count - 2))
    let below = room.wrapped(told).split(separator: "\n").map { "\(rest)  \($0)" }
    return [lead + name] + below
  }
}
