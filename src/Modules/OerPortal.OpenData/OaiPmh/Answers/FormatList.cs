using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary><c>ListMetadataFormats</c>: every record is there in every format, so none is ever without.</summary>
internal sealed class FormatList(RecordFormats formats, OpenRecords records)
{
    public async Task<OaiAnswer> AnswerAsync(OaiPlace place, OaiArguments arguments, CancellationToken cancellation)
    {
        if (arguments["identifier"] is { } identifier) await records.OfAsync(place, identifier, cancellation);
        return OaiAnswer.Of(Write);
    }

    private void Write(AnswerXml xml)
    {
        xml.Writer.WriteStartElement("ListMetadataFormats", AnswerXml.Ns);
        foreach (var format in formats.All)
        {
            xml.Writer.WriteStartElement("metadataFormat", AnswerXml.Ns);
            xml.Element("metadataPrefix", format.Prefix);
            xml.Element("schema", format.Schema);
            xml.Element("metadataNamespace", format.Namespace);
            xml.Writer.WriteEndElement();
        }

        xml.Writer.WriteEndElement();
    }
}

internal static class RecordsOfPlace
{
    /// <summary>The record with an identifier.</summary>
    /// <exception cref="OaiRefusal">idDoesNotExist: for unknown, never public and another school's alike.</exception>
    public static async Task<OpenRecord> OfAsync(this OpenRecords records, OaiPlace place, string identifier, CancellationToken cancellation)
    {
        if (place.PublicId(identifier) is not { } id || await records.FindAsync(id, cancellation) is not { } record) throw OaiRefusal.UnknownItem();
        if (place.SchoolId is not { } school) return record;
        return record.Sets.Concat(record.LeftSets).Contains(SetKey.School(school)) ? record : throw OaiRefusal.UnknownItem();
    }
}
