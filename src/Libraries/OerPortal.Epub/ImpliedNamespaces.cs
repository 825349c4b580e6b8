using System.Xml;

namespace OerPortal.Epub;

/// <summary>
/// The namespaces that a chapter means where it says none: browsers would show its elements as text without any form,
/// and drawings and formulas not at all.
/// </summary>
/// <param name="isHtml">False leaves everything as it is.</param>
internal sealed class ImpliedNamespaces(bool isHtml)
{
    private int _depth = -1;
    private string _foreign = "";

    /// <summary>The namespace of the element the reader stands on; asked for each in document order.</summary>
    public string Of(XmlReader reader)
    {
        var given = reader.NamespaceURI;
        if (!isHtml || given is not ("" or MarkupNames.Xhtml) || reader.Prefix.Length > 0)
            return given;
        if (_depth >= 0 && reader.Depth <= _depth)
            _depth = -1;
        if (_depth >= 0)
            return _foreign;
        if (reader.LocalName is not ("svg" or "math"))
            return MarkupNames.Xhtml;
        _depth = reader.Depth;
        return _foreign = reader.LocalName == "svg" ? MarkupNames.Svg : MarkupNames.MathMl;
    }
}
