using OerPortal.OpenData.Data;
using OerPortal.OpenData.Models;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.OaiPmh.Lists;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh.Answers;

/// <summary><c>GetRecord</c>.</summary>
internal sealed class SingleRecord(OpenRecords records, RecordFormats formats, SetSpecs specs)
{
    public async Task<OaiAnswer> AnswerAsync(OaiPlace place, OaiArguments arguments, CancellationToken cancellation)
    {
        var (identifier, prefix) = (arguments.Required("identifier"), arguments.Required("metadataPrefix"));
        var format = formats.Find(prefix) ?? throw OaiRefusal.UnknownFormat(prefix);
        var record = await records.OfAsync(place, identifier, cancellation);
        var isGone = record.IsGoneFrom(place.SchoolId is { } school ? [SetKey.School(school)] : []);
        return OaiAnswer.Of(xml =>
        {
            xml.Writer.WriteStartElement("GetRecord", AnswerXml.Ns);
            new RecordXml(xml, place, format).Record(record, specs, isGone);
            xml.Writer.WriteEndElement();
        });
    }
}
