using System.Text;
using System.Xml;

namespace OerPortal.Epub;

/// <summary>The elements that are open while markup is mended, with the prefixes they declare.</summary>
/// <param name="output">Where tags are written.</param>
/// <param name="isHtml">Whether HTML's rules hold outside drawings and formulas.</param>
internal sealed class OpenElements(StringBuilder output, bool isHtml)
{
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    // Entries that never hold others; left open, each would hold all that follow it.
    private static readonly HashSet<string> Leaves = new(StringComparer.Ordinal) { "item", "itemref", "reference", "content" };

    private readonly List<Element> _elements = [];

    public int Count => _elements.Count;

    /// <summary>Whether a drawing or formula is being written, which HTML's rules leave alone.</summary>
    public bool IsForeign => _elements.Count > 0 && _elements[^1].IsForeign;

    public bool Has(string name) => _elements.Exists(e => e.Name == name);

    /// <summary>The name by which rules go: HTML's own in small letters and without a prefix.</summary>
    public string Plain(MarkupTag tag)
    {
        var name = tag.Name;
        if (!isHtml || IsForeign)
            return name;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon > 0 && NamespaceOf(name[..colon], Declarations(tag)) == MarkupNames.Xhtml)
            name = name[(colon + 1)..];
        return MarkupNames.IsKnown(name.ToLowerInvariant()) ? name.ToLowerInvariant() : name;
    }

    public void StartImplied(string name) => Start(new MarkupTag(name, [], IsEmpty: false, End: 0), name);

    /// <param name="tag">As it was read.</param>
    /// <param name="name">From <see cref="Plain"/>.</param>
    public void Start(MarkupTag tag, string name)
    {
        if (isHtml && !IsForeign)
            EndImplied(name);
        var declared = Declarations(tag);
        var written = Written(name, declared);
        var isForeign = isHtml && (name is "svg" or "math" || name.EndsWith(":svg", StringComparison.Ordinal) || name.EndsWith(":math", StringComparison.Ordinal)
            || (IsForeign && !name.EndsWith("foreignObject", StringComparison.Ordinal)));
        if (written is not null)
            WriteStart(tag, written, name, declared);
        var isVoid = tag.IsEmpty || (isHtml && !IsForeign && MarkupNames.Void.Contains(name)) || (!isHtml && Leaves.Contains(name));
        if (!isVoid)
        {
            _elements.Add(new Element(name, written, isForeign, declared));
            if (_elements.Count > DepthLimitedReader.Most)
                throw new FileRefusedException(Refusal.XmlTooDeep);
        }
        else if (written is not null)
        {
            output.Append("</").Append(written).Append('>');
        }
    }

    /// <summary>Ends the innermost element of that name and all inside it; nothing when there is none.</summary>
    public void End(string name)
    {
        var local = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        for (var i = _elements.Count - 1; i >= 0; i--)
        {
            var element = _elements[i];
            if (element.Name.Equals(name, StringComparison.Ordinal) || element.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || (isHtml && element.Name == local))
            {
                CloseDownTo(i);
                return;
            }
            if (isHtml && MarkupNames.IsWall(element.Name) && !IsPartOfTable(local))
                return;
        }
    }

    public void CloseAll() => CloseDownTo(0);

    public void CloseDownTo(int count)
    {
        for (; _elements.Count > count; _elements.RemoveAt(_elements.Count - 1))
        {
            if (_elements[^1].Written is { } written)
                output.Append("</").Append(written).Append('>');
        }
    }

    private static bool IsPartOfTable(string name) => name is "table" or "tr" or "thead" or "tbody" or "tfoot" or "svg" or "math";

    private void EndImplied(string name)
    {
        if (MarkupNames.EndedBy(name) is { } rule)
        {
            var i = _elements.FindLastIndex(e => rule.Ended.Contains(e.Name) || rule.Walls.Contains(e.Name));
            if (i >= 0 && rule.Ended.Contains(_elements[i].Name))
                CloseDownTo(i);
        }
        else if (name == "p")
        {
            var i = _elements.FindLastIndex(e => MarkupNames.Blocks.Contains(e.Name));
            if (i >= 0 && _elements[i].Name == "p")
                CloseDownTo(i);
        }
    }

    // The name to write; null where the prefix is unknown, as with Word's o:p: what is inside stays.
    private string? Written(string name, List<(string Prefix, string Uri)> declared)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return name;
        if (name.IndexOf(':', colon + 1) >= 0 || colon == name.Length - 1 || !XmlConvert.IsStartNCNameChar(name[colon + 1]))
            return null;
        return Declare(name[..colon], declared) ? name : null;
    }

    /// <summary>Whether the prefix means something here; usual ones are declared on the spot.</summary>
    private bool Declare(string prefix, List<(string Prefix, string Uri)> declared)
    {
        if (NamespaceOf(prefix, declared) is not null)
            return true;
        if (MarkupNames.NamespaceOf(prefix) is not { } usual)
            return false;
        declared.Add((prefix, usual));
        return true;
    }

    private string? NamespaceOf(string prefix, List<(string Prefix, string Uri)> declared)
    {
        if (prefix == "xml")
            return XmlNamespace;
        for (var i = _elements.Count; i >= 0; i--)
        {
            var here = i == _elements.Count ? declared : _elements[i].Declared;
            foreach (var (known, uri) in here)
            {
                if (known == prefix)
                    return uri;
            }
        }
        return null;
    }

    private static List<(string Prefix, string Uri)> Declarations(MarkupTag tag)
    {
        var declared = new List<(string Prefix, string Uri)>();
        foreach (var (name, value) in tag.Attributes)
        {
            var prefix = name.StartsWith("xmlns:", StringComparison.Ordinal) ? name[6..] : null;
            if (prefix is { Length: > 0 } and not ("xml" or "xmlns") && MarkupTag.NameEnd(prefix, 0) == prefix.Length && !prefix.Contains(':', StringComparison.Ordinal)
                && value.Trim().Length > 0 && value is not (XmlNamespace or XmlnsNamespace))
                declared.Add((prefix, value));
        }
        return declared;
    }

    private void WriteStart(MarkupTag tag, string written, string name, List<(string Prefix, string Uri)> declared)
    {
        output.Append('<').Append(written);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, value) in tag.Attributes)
        {
            if (key is "xmlns" || key.StartsWith("xmlns:", StringComparison.Ordinal) || AttributeName(key, declared) is not { } kept || !seen.Add(Expanded(kept, declared)))
                continue;
            WriteAttribute(kept, value);
        }
        if (Default(tag, name) is { } standard)
            WriteAttribute("xmlns", standard);
        foreach (var (prefix, uri) in declared.DistinctBy(d => d.Prefix))
            WriteAttribute($"xmlns:{prefix}", uri);
        output.Append('>');
    }

    private string? Default(MarkupTag tag, string name)
    {
        var given = tag.Attributes.FirstOrDefault(a => a.Name == "xmlns").Value?.Trim();
        if (isHtml && name == "html")
            return MarkupNames.Xhtml;
        if (given is { Length: > 0 } and not (XmlNamespace or XmlnsNamespace))
            return given;
        return isHtml && !IsForeign ? name switch { "svg" => MarkupNames.Svg, "math" => MarkupNames.MathMl, _ => null } : null;
    }

    private string? AttributeName(string name, List<(string Prefix, string Uri)> declared)
    {
        if (MarkupTag.NameEnd(name, 0) != name.Length || name.Length == 0)
            return null;
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
            return isHtml && !IsForeign ? name.ToLowerInvariant() : name;
        var isName = colon < name.Length - 1 && name.IndexOf(':', colon + 1) < 0 && XmlConvert.IsStartNCNameChar(name[colon + 1]);
        return isName && Declare(name[..colon], declared) ? name : null;
    }

    private string Expanded(string name, List<(string Prefix, string Uri)> declared)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? name : $"{NamespaceOf(name[..colon], declared)} {name[(colon + 1)..]}";
    }

    private void WriteAttribute(string name, string value)
    {
        output.Append(' ').Append(name).Append("=\"");
        MarkupCharacters.Append(output, value);
        output.Append('"');
    }

    private sealed record Element(string Name, string? Written, bool IsForeign, List<(string Prefix, string Uri)> Declared);
}
