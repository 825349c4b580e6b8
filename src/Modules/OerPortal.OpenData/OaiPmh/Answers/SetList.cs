using OerPortal.Cms.Text;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.OaiPmh.Lists;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary><c>ListSets</c>: the kinds of sets, then the sets themselves.</summary>
internal sealed class SetList(KnownSets sets, SetSpecs specs, ListSizes sizes)
{
    private const string DcNs = "http://www.openarchives.org/OAI/2.0/oai_dc/";
    private const string Dc = "http://purl.org/dc/elements/1.1/";

    public async Task<OaiAnswer> AnswerAsync(OaiPlace place, OaiArguments arguments, CancellationToken cancellation)
    {
        var asked = arguments["resumptionToken"] is { } token
            ? ListToken.Read(token, OaiVerb.ListSets, place.Id) ?? throw OaiRefusal.BadToken()
            : new ListToken(OaiVerb.ListSets, Format: 0, ChosenSet.Everything, Window: null, After: 0, Cursor: 0);
        var isFirst = asked.Cursor == 0;
        var found = await sets.ReadAsync(place.SchoolId, (int)asked.After, sizes.Sets + 1, cancellation);
        KnownSet[] told = [.. found.Take(sizes.Sets)];
        var next = found.Count > sizes.Sets ? asked with { After = told[^1].Number, Cursor = asked.Cursor + told.Length + (isFirst ? SetSpecs.Kinds.Count : 0) } : null;
        return OaiAnswer.Of(xml =>
        {
            xml.Writer.WriteStartElement("ListSets", AnswerXml.Ns);
            if (isFirst) Kinds(xml, place.Words);
            foreach (var set in told) Set(xml, set, place.Words);
            if (next is not null) xml.Token(next.Write(place.Id), asked.Cursor, size: null);
            else if (!isFirst) xml.Token("", asked.Cursor, asked.Cursor + told.Length);
            xml.Writer.WriteEndElement();
        });
    }

    private static void Kinds(AnswerXml xml, OpenWords words)
    {
        foreach (var kind in SetSpecs.Kinds) Set(xml, kind, words.Say($"open-data.set.{kind}"), description: null);
    }

    private void Set(AnswerXml xml, KnownSet set, OpenWords words)
    {
        if (specs.Spell(set.Key) is { } spec) Set(xml, spec, NameOf(set, words), set.Description);
    }

    private static string NameOf(KnownSet set, OpenWords words) => set.Key.Kind switch
    {
        _ when set.Name is { } name => name,
        SetKey.GradeKind => words.Say("grade", set.Key.Value),
        var list => words.Vi(list, set.Key.Value),
    };

    private static void Set(AnswerXml xml, string spec, string name, string? description)
    {
        xml.Writer.WriteStartElement("set", AnswerXml.Ns);
        xml.Element("setSpec", spec);
        xml.Element("setName", XmlLetters.Clean(name));
        if (description is { Length: > 0 })
        {
            xml.Writer.WriteStartElement("setDescription", AnswerXml.Ns);
            xml.Writer.WriteStartElement("oai_dc", "dc", DcNs);
            xml.Writer.WriteAttributeString("xmlns", "dc", null, Dc);
            xml.Writer.WriteAttributeString("xsi", "schemaLocation", AnswerXml.Instance, $"{DcNs} http://www.openarchives.org/OAI/2.0/oai_dc.xsd");
            xml.Writer.Words("description", Dc, description, "vi");
            xml.Writer.WriteEndElement();
            xml.Writer.WriteEndElement();
        }

        xml.Writer.WriteEndElement();
    }
}
