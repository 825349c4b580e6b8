using System.Xml;
using Microsoft.AspNetCore.Mvc;
using OerPortal.Marc;

namespace OerPortal.Library.Marc;

/// <summary>A file of records, sent as they are read: ISO 2709, or MARCXML.</summary>
internal sealed class MarcResult(string name, bool isXml, IAsyncEnumerable<MarcRecord> records) : IActionResult
{
    private const int Portion = 64 << 10;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, cancellation) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        response.ContentType = isXml ? "application/marcxml+xml" : "application/marc";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{(isXml ? "xml" : "mrc")}\"";
        if (isXml)
            await WriteXmlAsync(response.Body, cancellation);
        else
            await WriteIsoAsync(response.BodyWriter, cancellation);
    }

    private async Task WriteIsoAsync(System.IO.Pipelines.PipeWriter body, CancellationToken cancellation)
    {
        await foreach (var record in records.WithCancellation(cancellation))
        {
            Iso2709.Write(body, record);
            if (body.UnflushedBytes > Portion)
                await body.FlushAsync(cancellation);
        }
        await body.FlushAsync(cancellation);
    }

    private async Task WriteXmlAsync(Stream body, CancellationToken cancellation)
    {
        using var portion = new MemoryStream();
        await using var xml = XmlWriter.Create(portion, new XmlWriterSettings { Async = true, Indent = true });
        xml.WriteStartElement("collection", MarcXml.Namespace);
        await foreach (var record in records.WithCancellation(cancellation))
        {
            MarcXml.Write(xml, record);
            if (portion.Length > Portion)
                await SendAsync();
        }
        xml.WriteEndElement();
        await SendAsync();

        async Task SendAsync()
        {
            await xml.FlushAsync();
            await body.WriteAsync(portion.GetBuffer().AsMemory(0, (int)portion.Length), cancellation);
            portion.SetLength(0);
        }
    }
}
