using System.Xml;
using OerPortal.Exchange.Tables;

namespace OerPortal.Exchange.Bundles;

/// <summary>What <c>dublin_core.xml</c> of a Simple Archive says: elements with qualifiers ("none" is none).</summary>
internal sealed class DublinCore
{
    private const int Most = 2000;
    private readonly List<(string Element, string Qualifier, string Value)> _values = [];

    /// <summary>Where DSpace had it: the same for the same item at every export.</summary>
    internal string? Handle => All("identifier", "uri").FirstOrDefault(address => address.Contains("/handle/", StringComparison.Ordinal) || address.Contains("hdl.handle.net/", StringComparison.Ordinal)) is { } address
        ? string.Join('/', address.Split('/')[^2..]) : null;

    /// <summary>Everybody who made it, with what DSpace's qualifiers say they did.</summary>
    internal IEnumerable<string> People => _values.Where(v => v.Element is "contributor" or "creator").Select(v => v.Qualifier is "editor" or "illustrator" or "translator" ? $"{v.Value} ({RoleOf(v.Qualifier)})" : v.Value);

    internal IEnumerable<string> Numbers => All("identifier", "doi").Select(doi => "doi:" + doi).Concat(All("identifier", "issn").Select(issn => "issn:" + issn)).Concat(All("identifier", "uri").Where(IsAddress).Select(uri => "uri:" + uri)).Take(10);

    internal static async Task<DublinCore> ReadAsync(Stream content, CancellationToken cancellation)
    {
        var said = new DublinCore();
        using var xml = SheetXml.Open(content);
        while (await xml.ReadAsync())
        {
            cancellation.ThrowIfCancellationRequested();
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "dcvalue" } || said._values.Count == Most)
                continue;
            var (element, qualifier) = (xml.GetAttribute("element") ?? "", xml.GetAttribute("qualifier") ?? "none");
            if ((await SheetXml.TextAsync(xml, 1, 1)).Trim() is { Length: > 0 } value)
                said._values.Add((element, qualifier == "none" ? "" : qualifier, value));
        }

        return said;
    }

    /// <param name="qualifier">Empty: without one.</param>
    internal string First(string element, string qualifier) => All(element, qualifier).FirstOrDefault() ?? "";

    /// <summary>Whatever their qualifiers.</summary>
    internal IEnumerable<string> All(string element) => _values.Where(v => v.Element == element).Select(v => v.Value).Distinct();

    private IEnumerable<string> All(string element, string qualifier) => _values.Where(v => v.Element == element && v.Qualifier == qualifier).Select(v => v.Value);

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https";

    private static string RoleOf(string qualifier) => qualifier switch
    {
        "editor" => "edt",
        "illustrator" => "ill",
        _ => "trl",
    };
}
