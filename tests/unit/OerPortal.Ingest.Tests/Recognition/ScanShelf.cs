using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Blobs;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Recognition;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Recognition;

/// <summary>Scans taken in, and read by the real Tesseract when a test says so: each page costs seconds.</summary>
public sealed class ScanShelf(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async Task<Guid> AcceptAsync(byte[] content, string name)
    {
        var file = await portal.AcceptAsync(content, name);
        file.State.ShouldBe(FileState.Ready, file.NoteKey ?? file.RefusalKey);
        return file.Id;
    }

    /// <summary>Until nothing is left to read.</summary>
    public Task ReadAsync(Guid file) => portal.ActAsSystemAsync(async s =>
    {
        var handler = s.GetRequiredService<RecogniseTextHandler>();
        // Who brought it here may still be putting its things away.
        await PortalApp.EventuallyAsync(async () => await handler.ReadAsync(file, new Silent(), Cancellation), "the first portion");
        while (await handler.ReadAsync(file, new Silent(), Cancellation))
        {
        }
    });

    public async Task<FileFacts> FactsAsync(Guid file) => (await portal.FindAsync(file))!;

    public Task<List<(string Locator, string Text)>> TextAsync(Guid file) => portal.AskAsync<IFiles, List<(string, string)>>(async files =>
    {
        var all = new List<(string, string)>();
        await foreach (var passage in files.PassagesAsync(file, Cancellation))
            all.Add((passage.Locator, passage.Text));
        return all;
    });

    /// <summary>Runs a program on the PDF that the reader opens.</summary>
    /// <param name="arguments">The document's path is put before them.</param>
    public async Task<string> AskDocumentAsync(Guid file, string program, params string[] arguments)
    {
        using var scratch = new ScratchFolder(Path.GetTempPath());
        await portal.ActAsSystemAsync(async s =>
        {
            var sha256 = await s.GetRequiredService<IngestDbContext>().Derivatives.Where(d => d.FileId == file && d.Name == Derivative.Document).Select(d => d.Sha256).SingleAsync(Cancellation);
            await using var content = await s.GetRequiredService<IBlobStore>().OpenReadAsync(sha256, Cancellation);
            await using var target = File.Create(scratch.File("a.pdf"));
            await content.CopyToAsync(target, Cancellation);
        });
        var result = await ExternalTool.RunAsync(program, [scratch.File("a.pdf"), .. arguments], scratch.Path, ToolLimits.Document with { OutputBytes = 64 << 20 }, Cancellation);
        result.Succeeded.ShouldBeTrue(result.Errors);
        return result.Output;
    }
}
