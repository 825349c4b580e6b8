using System.Text.RegularExpressions;
using System.Xml;
using OerPortal.Library.Catalogue;
using OerPortal.Library.Sru;
using OerPortal.Marc;

namespace OerPortal.Library.Copying;

/// <summary>A book that a library told in Dublin Core, as a record of MARC 21. Libraries fill Dublin Core from MARC, signs of ISBD included.</summary>
internal static partial class DublinCoreRecord
{
    private const int LongestText = 2000;
    private const int MostElements = 200;

    /// <summary>The element at which the reader stands; it then stands at its end.</summary>
    internal static MarcRecord Of(XmlReader xml)
    {
        var elements = new List<(string Name, string Text)>();
        for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            while (xml is { NodeType: XmlNodeType.Element, NamespaceURI: DublinCore.Namespace or "" } && xml.Depth == depth + 1)
            {
                var (name, text) = (xml.LocalName, xml.ReadInnerXml());
                // Only text is meant; markup within it is none of Dublin Core.
                if (elements.Count < MostElements && text.Length is > 0 and <= LongestText && !text.Contains('<', StringComparison.Ordinal))
                    elements.Add((name, System.Net.WebUtility.HtmlDecode(text)));
            }
            if (xml.Depth <= depth)
                break;
        }
        return Of(elements);
    }

    private static MarcRecord Of(List<(string Name, string Text)> elements)
    {
        var fields = new MarcFields();
        string[] creators = [.. All("creator", "contributor").Distinct()];
        var (title, responsibility) = Parted(First("title"), " / ");
        var (place, publisher) = Parted(First("publisher"), " : ");
        foreach (var isbn in All("identifier").Select(IsbnIn).OfType<string>().Distinct())
            fields.Add("020", "  ", ('a', isbn));
        foreach (var (at, name) in creators.Index())
            fields.Add(at == 0 ? "100" : "700", "0 ", ('a', name));
        fields.Add("245", creators.Length > 0 ? "10" : "00", ('a', title), ('c', responsibility.Length > 0 ? responsibility : string.Join(" ; ", creators)));
        fields.Add("264", " 1", ('a', publisher.Length > 0 ? place + " :" : null), ('b', publisher.Length > 0 ? publisher : place), ('c', All("date").Select(date => Year().Match(date).Value).FirstOrDefault(year => year.Length > 0)));
        fields.Add("300", "  ", ('a', All("format", "extent").FirstOrDefault(text => Pages().IsMatch(text))));
        foreach (var subject in All("subject").Distinct())
            fields.Add("653", "  ", ('a', subject));
        return fields.ToRecord("00000nam a2200000 i 4500");

        IEnumerable<string> All(params string[] names) => elements.Where(e => names.Contains(e.Name)).Select(e => e.Text.Trim());

        string First(string name) => All(name).FirstOrDefault() ?? "";
    }

    private static (string First, string Second) Parted(string text, string sign)
        => text.IndexOf(sign, StringComparison.Ordinal) is > 0 and var at ? (text[..at].Trim(), text[(at + sign.Length)..].Trim().TrimEnd(',')) : (text, "");

    private static string? IsbnIn(string identifier) => Figures().Matches(identifier).Select(match => IsbnForms.Of(match.Value).FirstOrDefault()).FirstOrDefault(isbn => isbn is not null);

    [GeneratedRegex("[0-9][0-9 -]{7,15}[0-9Xx]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Figures();

    [GeneratedRegex("[0-9]{4}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Year();

    [GeneratedRegex(@"[0-9]+ ?(?:tr|p|trang|pages)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pages();
}
