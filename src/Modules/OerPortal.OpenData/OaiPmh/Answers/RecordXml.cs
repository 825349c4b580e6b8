using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.OaiPmh.Lists;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary>Records and headers of one answer (OAI-PMH 2.0, 2.5).</summary>
internal sealed class RecordXml(AnswerXml xml, OaiPlace place, IRecordFormat format)
{
    public void Record(ToldRecord record, ToldSets asked, IReadOnlyDictionary<int, string?> spelled)
    {
        xml.Writer.WriteStartElement("record", AnswerXml.Ns);
        if (!Header(record, asked, spelled)) Metadata(OpenDocuments.Read(record.Document!), record.ChangedAt);
        xml.Writer.WriteEndElement();
    }

    /// <returns>Whether it is told as deleted.</returns>
    public bool Header(ToldRecord record, ToldSets asked, IReadOnlyDictionary<int, string?> spelled)
    {
        var hasLeft = record.IsGone || !asked.Hold(record.Sets);
        // It is deleted only from sets that it has left.
        var told = hasLeft ? record.LeftSets : record.Sets;
        Header(record.PublicId, record.ChangedAt, hasLeft, told.Select(set => spelled[set]));
        return hasLeft;
    }

    public void Record(OpenRecord record, SetSpecs specs, bool isGone)
    {
        xml.Writer.WriteStartElement("record", AnswerXml.Ns);
        Header(record.PublicId, record.ChangedAt, isGone, (isGone ? record.LeftSets : record.Sets).Select(specs.Spell));
        if (!isGone) Metadata(record.Resource!, record.ChangedAt);
        xml.Writer.WriteEndElement();
    }

    private void Header(string publicId, DateTimeOffset changedAt, bool isGone, IEnumerable<string?> sets)
    {
        xml.Writer.WriteStartElement("header", AnswerXml.Ns);
        if (isGone) xml.Writer.WriteAttributeString("status", "deleted");
        xml.Element("identifier", place.Identifier(publicId));
        xml.Element("datestamp", OaiDates.Write(changedAt));
        foreach (var set in sets)
            if (set is not null) xml.Element("setSpec", set);
        xml.Writer.WriteEndElement();
    }

    private void Metadata(OpenResource resource, DateTimeOffset changedAt)
    {
        xml.Writer.WriteStartElement("metadata", AnswerXml.Ns);
        format.Write(xml.Writer, resource, place.Record(changedAt));
        xml.Writer.WriteEndElement();
        MetadataRights.About(xml.Writer);
    }
}
