using System.Xml;
using OerPortal.Epub.Pictures;

namespace OerPortal.Epub;

/// <summary>One pass from reader to writer that leaves out what markup may not carry.</summary>
internal sealed class MarkupCopy(XmlReader reader, XmlWriter writer, MarkupRules rules, MemberLinks? links)
{
    private const string EpubNamespace = "http://www.idpf.org/2007/ops";
    private const string XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    /// <summary>Left out with everything inside.</summary>
    private static readonly HashSet<string> Dropped = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "base", "frame", "frameset", "applet", "embed", "portal", "handler", "listener", "fencedframe",
    };

    /// <summary>Left out, their fallback content stays.</summary>
    private static readonly HashSet<string> Unwrapped = new(StringComparer.OrdinalIgnoreCase) { "object", "param", "noscript" };

    private static readonly HashSet<string> Animations = new(StringComparer.OrdinalIgnoreCase) { "set", "animate", "animateTransform", "animateMotion" };

    private static readonly HashSet<string> DroppedAttributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "srcdoc", "action", "formaction", "ping", "target", "autofocus", "formtarget", "nonce", "is",
    };

    private readonly Stack<bool> _written = new();
    private readonly ImpliedNamespaces _namespaces = new(rules == MarkupRules.Html);

    /// <summary>Whether this is a page or a drawing, and not another kind of XML whose namespaces are its content.</summary>
    private bool _mayHoldDrawings;

    public void Run()
    {
        reader.Read();
        while (!reader.EOF)
        {
            // Some steps have moved the reader on already.
            if (!Step())
                reader.Read();
        }
    }

    private bool Step()
    {
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                return StartElement();
            case XmlNodeType.EndElement:
                if (_written.Pop())
                    writer.WriteFullEndElement();
                return false;
            case XmlNodeType.Text or XmlNodeType.CDATA:
                writer.WriteString(reader.Value);
                return false;
            case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when _written.Count > 0:
                writer.WriteWhitespace(reader.Value);
                return false;
            case XmlNodeType.ProcessingInstruction when reader.Name == "xml-stylesheet" && MayKeepStyleSheet(reader.Value):
                writer.WriteProcessingInstruction(reader.Name, LedStyleSheet(reader.Value));
                return false;
            case XmlNodeType.DocumentType:
                DocumentType();
                return false;
            default:
                return false;
        }
    }

    private void DocumentType()
    {
        // The parser does not ask for an external subset it has no use for; a strange one is refused all the same.
        var name = reader.GetAttribute("PUBLIC") ?? reader.GetAttribute("SYSTEM");
        if (!string.IsNullOrEmpty(name) && !KnownDocumentTypes.IsKnown(name))
            throw new FileRefusedException(Refusal.XmlEntities, "document type");
        if (reader.Name == "html")
            writer.WriteDocType("html", null, null, null);
    }

    private bool StartElement()
    {
        var name = reader.LocalName;
        if (_written.Count == 0)
            _mayHoldDrawings = reader.NamespaceURI is MarkupNames.Xhtml or MarkupNames.Svg;
        var isMarkup = reader.NamespaceURI is MarkupNames.Xhtml or MarkupNames.Svg or "";
        if ((isMarkup && (Dropped.Contains(name) || IsDroppedByAttribute(name))) || (_mayHoldDrawings && DrawingNotes.IsNote(name, reader.NamespaceURI)))
        {
            reader.Skip();
            return true;
        }
        if (isMarkup && Unwrapped.Contains(name))
        {
            if (!reader.IsEmptyElement)
                _written.Push(false);
            return false;
        }
        var isEmpty = reader.IsEmptyElement;
        var @namespace = _namespaces.Of(reader);
        writer.WriteStartElement(reader.Prefix, @namespace == MarkupNames.Xhtml ? name.ToLowerInvariant() : name, @namespace);
        WriteAttributes(name, isMoved: @namespace != reader.NamespaceURI);
        if (isMarkup && !isEmpty && name.Equals("style", StringComparison.OrdinalIgnoreCase))
            return WriteStyle();
        if (isEmpty)
            writer.WriteEndElement();
        else
            _written.Push(true);
        return false;
    }

    private bool IsDroppedByAttribute(string name)
    {
        if (name.Equals("meta", StringComparison.OrdinalIgnoreCase))
            return reader.GetAttribute("http-equiv") is { } pragma && !pragma.Trim().Equals("content-type", StringComparison.OrdinalIgnoreCase);
        if (name.Equals("link", StringComparison.OrdinalIgnoreCase))
            return reader.GetAttribute("href") is { } href && !AddressRules.IsLocal(href);
        if (name.Equals("iframe", StringComparison.OrdinalIgnoreCase))
            return reader.GetAttribute("srcdoc") is not null || reader.GetAttribute("src") is not { } src || !AddressRules.IsLocal(src);
        // An animation can set an address or a handler after the sanitiser has looked.
        return Animations.Contains(name) && reader.GetAttribute("attributeName") is { } target
            && (target.Trim().EndsWith("href", StringComparison.OrdinalIgnoreCase) || target.Trim().StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || AddressRules.IsAddress(target.Trim()));
    }

    private void WriteAttributes(string element, bool isMoved)
    {
        var isFrame = element.Equals("iframe", StringComparison.OrdinalIgnoreCase);
        if (reader.MoveToFirstAttribute())
        {
            do
            {
                var isOldNamespace = isMoved && reader is { LocalName: "xmlns", Prefix: "" };
                if (!isOldNamespace && Attribute(element) is { } value && !(isFrame && reader.LocalName is "sandbox" or "allow" && isFrame))
                    writer.WriteAttributeString(reader.Prefix, reader.LocalName, reader.NamespaceURI, value);
            }
            while (reader.MoveToNextAttribute());
            reader.MoveToElement();
        }
        if (isFrame)
            writer.WriteAttributeString("sandbox", "");
    }

    /// <summary>The value to write, or null to leave the attribute out.</summary>
    private string? Attribute(string element)
    {
        var name = reader.LocalName;
        var value = reader.Value;
        if (reader.NamespaceURI == XmlnsNamespace)
            return _mayHoldDrawings && DrawingNotes.IsEditor(value) ? null : value;
        if (_mayHoldDrawings && DrawingNotes.IsEditor(reader.NamespaceURI))
            return null;
        if (name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || DroppedAttributes.Contains(name) || AddressRules.IsScript(value))
            return null;
        if (name.Equals("style", StringComparison.OrdinalIgnoreCase))
            return StyleSanitiser.Clean(value, links);
        if (AddressRules.IsAddress(name))
            return Led(element, name, value) is var led && AddressRules.MayKeep(element, name, led) ? DataPictures.Clean(led) : null;
        if (name == "textref")
            return Led(element, name, value);
        // The name of the page is no note, whatever a producer calls it.
        if (name == "type" && reader.NamespaceURI == EpubNamespace && element == "title")
            return null;
        // SVG presentation attributes take url(…) like style sheets.
        return value.Contains("url", StringComparison.OrdinalIgnoreCase) && value.Contains('(', StringComparison.Ordinal) ? StyleSanitiser.Clean(value, links) : value;
    }

    private string Led(string element, string attribute, string value)
    {
        if (links is null || !AddressRules.IsAddressOfMember(attribute))
            return value;
        var isPart = AddressRules.IsPart(element) && (element != "link" || reader.GetAttribute("rel")?.Contains("stylesheet", StringComparison.OrdinalIgnoreCase) == true);
        if (!attribute.Equals("srcset", StringComparison.OrdinalIgnoreCase))
            return links.Lead(value, isPart);
        if (value.Contains("data:", StringComparison.OrdinalIgnoreCase))
            return value;
        var candidates = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => c.Split(' ', 2));
        return string.Join(", ", candidates.Select(c => string.Join(' ', c.Skip(1).Prepend(links.Lead(c[0], isPart)))));
    }

    private bool WriteStyle()
    {
        using var inner = reader.ReadSubtree();
        var css = new System.Text.StringBuilder();
        while (inner.Read())
        {
            if (inner.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                css.Append(inner.Value);
        }
        writer.WriteString(StyleSanitiser.Clean(css.ToString(), links));
        writer.WriteFullEndElement();
        return false;
    }

    private string LedStyleSheet(string instruction)
    {
        var href = instruction.IndexOf("href=", StringComparison.Ordinal) + "href=".Length;
        if (links is null || href < "href=".Length || href >= instruction.Length || instruction.IndexOf(instruction[href], href + 1) is not (> 0 and var end))
            return instruction;
        return string.Concat(instruction.AsSpan(0, href + 1), links.Lead(instruction[(href + 1)..end], isPart: true), instruction.AsSpan(end));
    }

    // xml-stylesheet: only CSS, only from the book. XSLT would be a program.
    private static bool MayKeepStyleSheet(string instruction)
    {
        var parts = instruction.Split('"', '\'');
        for (var i = 0; i + 1 < parts.Length; i += 2)
        {
            var isType = parts[i].Trim() == "type=";
            if (isType ? parts[i + 1].Trim() != EpubMediaTypes.Css : parts[i].Trim() == "href=" && !AddressRules.IsLocal(parts[i + 1]))
                return false;
        }
        return !instruction.Contains("xsl", StringComparison.OrdinalIgnoreCase);
    }
}
