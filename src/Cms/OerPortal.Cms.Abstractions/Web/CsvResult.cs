using System.Text;
using Microsoft.AspNetCore.Mvc;
using OerPortal.Cms.Text;

namespace OerPortal.Cms.Web;

/// <summary>A file for a spreadsheet, written line by line. The mark at its beginning tells Excel that it is UTF-8.</summary>
public sealed class CsvResult(string name, IReadOnlyList<string> head, IAsyncEnumerable<IReadOnlyList<string>> rows) : IActionResult
{
    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.csv\"";
        var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 16 << 10, leaveOpen: true);
        await using (writer)
        {
            await writer.WriteAsync(Csv.Line(head));
            await foreach (var row in rows.WithCancellation(context.HttpContext.RequestAborted))
                await writer.WriteAsync(Csv.Line(row));
        }
    }
}
