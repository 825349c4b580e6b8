using System.Globalization;
using System.Xml;
using OerPortal.Cms.Outside;
using OerPortal.Harvest.Describing;
using OerPortal.Harvest.Models;
using OerPortal.Harvest.Oai;

namespace OerPortal.Harvest.Opds;

/// <summary>Reads a page of an OPDS 1.2 catalogue, which is an Atom feed.</summary>
internal static class OpdsAtom
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Acquisition = "http://opds-spec.org/acquisition";
    private const int MostEntries = 5000;

    public static OpdsPage Read(Stream stream, Uri address, long most)
    {
        using var xml = SafeXml.Open(stream, most);
        try
        {
            return Read(xml, address);
        }
        catch (XmlException e)
        {
            throw new SourceTroubleException(e.Message.Contains("DTD", StringComparison.Ordinal) ? "dtd" : "xml", $"{e.LineNumber}", e);
        }
    }

    private static OpdsPage Read(XmlReader xml, Uri address)
    {
        while (SafeXml.Step(xml) && xml.NodeType != XmlNodeType.Element)
        {
            // declaration and space
        }
        if (xml is not { LocalName: "feed", NamespaceURI: Atom })
            throw new SourceTroubleException(xml.LocalName.Equals("html", StringComparison.OrdinalIgnoreCase) ? "webPage" : "notOpds");
        var page = new OpdsPage();
        while (SafeXml.Step(xml))
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "title")
                page.Title = PlainText.Of(SafeXml.Text(xml), 200);
            else if (xml.LocalName == "link" && xml.GetAttribute("rel") == "next")
                page.Next = Href(xml, address);
            else if (xml.LocalName == "link" && (xml.GetAttribute("type") ?? "").Contains("application/atom+xml", StringComparison.OrdinalIgnoreCase) && FoundList.Of(Href(xml, address), [xml.GetAttribute("rel") ?? ""]) is { Rank: < ListRank.Part } list)
                page.Below.Add(list);
            else if (xml is { LocalName: "totalResults", NamespaceURI: "http://a9.com/-/spec/opensearch/1.1/" })
                page.Total = int.TryParse(SafeXml.Text(xml), NumberStyles.None, CultureInfo.InvariantCulture, out var total) ? total : null;
            else if (xml.LocalName == "entry" && page.Publications.Count + page.Below.Count < MostEntries)
                ReadEntry(xml, page, address);
        }
        return page;
    }

    private static void ReadEntry(XmlReader xml, OpdsPage page, Uri address)
    {
        var entry = new Entry();
        foreach (var element in SafeXml.ElementsBelow(xml))
        {
            if (element == "link")
                entry.Take(xml.GetAttribute("rel") ?? "alternate", xml.GetAttribute("type") ?? "", Href(xml, address));
            else if (element == "category")
                entry.Add("subject", xml.GetAttribute("label") ?? xml.GetAttribute("term") ?? "");
            else if (element is not ("author" or "contributor"))
                entry.Add(element, SafeXml.Text(xml));
        }
        if (entry.IsPublication)
            page.Publications.Add(entry.ToRecord());
        else if (entry.Below is { } below)
            page.Below.Add(below);
    }

    private static Uri? Href(XmlReader xml, Uri address)
        => Uri.TryCreate(address, xml.GetAttribute("href") ?? "", out var target) ? OutsideAddress.Read(target.AbsoluteUri) : null;

    private sealed class Entry
    {
        private readonly List<(string Element, string Text)> _texts = [];
        private readonly List<(int Preference, Uri Address)> _places = [];
        private readonly List<string> _deeds = [];

        public bool IsPublication { get; private set; }

        public FoundList? Below { get; private set; }

        public void Add(string element, string text)
        {
            if (text.Length > 0 && _texts.Count < 400)
                _texts.Add((element, text));
        }

        public void Take(string rel, string type, Uri? address)
        {
            if (address is null)
                return;
            var isPage = type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase);
            if (rel.StartsWith(Acquisition, StringComparison.Ordinal))
                (IsPublication, _) = (true, Place(2, address));
            else if (rel is "alternate" && isPage)
                Place(0, address);
            else if (rel == "license")
                _deeds.Add(address.AbsoluteUri);
            else if (type.Contains("application/atom+xml", StringComparison.OrdinalIgnoreCase) && !type.Contains("entry", StringComparison.OrdinalIgnoreCase))
                Below ??= FoundList.Of(address, [rel]);
        }

        public RawRecord ToRecord()
        {
            var record = new RawRecord(PlainText.Of(One("id"), 600), PlainText.Of(One("updated"), 40));
            record.Titles.AddRange(All("title"));
            record.Creators.AddRange(All("name"));
            record.Descriptions.AddRange(All("summary").Concat(All("content")));
            record.Subjects.AddRange(All("subject"));
            record.Languages.AddRange(All("language"));
            record.Publishers.AddRange(All("publisher"));
            record.Dates.AddRange(All("issued").Concat(All("date")).Concat(All("published")));
            record.Rights.AddRange(_deeds.Concat(All("rights")));
            record.Identifiers.AddRange(_places.OrderBy(place => place.Preference).Select(place => place.Address.AbsoluteUri));
            record.Identifiers.AddRange(All("identifier"));
            return record;
        }

        private bool Place(int preference, Uri address)
        {
            _places.Add((preference, address));
            return true;
        }

        private IEnumerable<string> All(string element) => _texts.Where(text => text.Element == element).Select(text => text.Text);

        private string? One(string element) => All(element).FirstOrDefault();
    }
}
