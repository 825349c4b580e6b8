using Microsoft.AspNetCore.Http;
using OerPortal.Cms.Sites;
using OerPortal.OpenData.OaiPmh.Answers;
using OerPortal.OpenData.OaiPmh.Formats;
using OerPortal.OpenData.OaiPmh.Protocol;

namespace OerPortal.OpenData.OaiPmh;

/// <summary>Answers a request of the protocol. Everything that may fail is done before the first byte.</summary>
internal sealed class OaiProvider(
    OaiSettings settings, ISiteContext site, OpenWords words, Identity identity, FormatList formats, SetList sets, RecordLists lists, SingleRecord single, TimeProvider clock)
{
    public async Task AnswerAsync(HttpContext http, CancellationToken cancellation)
    {
        var place = settings.PlaceOf(http.Request, site, words);
        OaiArguments? arguments = null;
        OaiAnswer answer;
        try
        {
            arguments = OaiArguments.Read(await OaiForm.ReadAsync(http.Request, cancellation));
            answer = await AnswerAsync(place, arguments, cancellation);
        }
        catch (OaiRefusal refusal)
        {
            if (refusal.HidesArguments) arguments = null;
            answer = OaiAnswer.Of(xml => xml.Refuse(refusal));
        }

        http.Response.ContentType = "text/xml; charset=utf-8";
        using var xml = new AnswerXml(http.Response.BodyWriter);
        xml.Begin(place, answer.At ?? clock.GetUtcNow(), arguments);
        await answer.WriteAsync(xml, cancellation);
        await xml.EndAsync(cancellation);
    }

    private Task<OaiAnswer> AnswerAsync(OaiPlace place, OaiArguments arguments, CancellationToken cancellation) => arguments.Verb switch
    {
        OaiVerb.Identify => identity.AnswerAsync(place, cancellation),
        OaiVerb.ListMetadataFormats => formats.AnswerAsync(place, arguments, cancellation),
        OaiVerb.ListSets => sets.AnswerAsync(place, arguments, cancellation),
        OaiVerb.GetRecord => single.AnswerAsync(place, arguments, cancellation),
        _ => lists.AnswerAsync(place, arguments, cancellation),
    };
}
