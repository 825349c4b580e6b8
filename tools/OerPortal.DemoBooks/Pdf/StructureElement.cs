namespace OerPortal.DemoBooks.Pdf;

/// <summary>An element of the logical structure (ISO 32000-1 §14.7): what a screen reader walks through.</summary>
internal sealed class StructureElement(string tag, string? alternative = null)
{
    /// <summary>Children in reading order: an element, or a piece of marked content on a page.</summary>
    private readonly List<(StructureElement? Element, int Page, int Mark)> _children = [];

    public StructureElement Add(string childTag, string? childAlternative = null)
    {
        var child = new StructureElement(childTag, childAlternative);
        _children.Add((child, 0, 0));
        return child;
    }

    public string Tag { get; } = tag;

    public int Number { get; private set; }

    public void AddMark(int page, int mark) => _children.Add((null, page, mark));

    /// <summary>Gives the element and all below it their object numbers.</summary>
    public void Reserve(PdfObjects objects)
    {
        Number = objects.Reserve();
        foreach (var (element, _, _) in _children)
            element?.Reserve(objects);
    }

    public void Write(PdfObjects objects, int parent, IReadOnlyList<int> pages)
    {
        var kids = string.Join(' ', _children.Select(child =>
            child.Element is { } element ? $"{element.Number} 0 R" : $"<</Type/MCR/Pg {pages[child.Page]} 0 R/MCID {child.Mark}>>"));
        var alt = alternative is null ? "" : $"/Alt {PdfObjects.Text(alternative)}";
        objects.Set(Number, $"<</Type/StructElem/S/{Tag}/P {parent} 0 R/K[{kids}]{alt}>>");
        foreach (var (element, _, _) in _children)
            element?.Write(objects, Number, pages);
    }
}
