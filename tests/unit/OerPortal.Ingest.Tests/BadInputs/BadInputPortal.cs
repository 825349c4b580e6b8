using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Data;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Pipeline;
using Microsoft.EntityFrameworkCore;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.BadInputs;

/// <summary>The tests that send bad files share one portal and run one after the other, so that each can see that nothing is left of it.</summary>
[CollectionDefinition(nameof(BadInputs))]
public sealed class BadInputs : ICollectionFixture<BadInputPortal>;

/// <summary>Takes a bad file in and holds the portal to what must be true after every one.</summary>
public sealed class BadInputPortal : IngestPortal
{
    /// <summary>Uploads as a teacher and waits for the end; then the process lives, no temporary file is left, and one audit row tells the end.</summary>
    internal async Task<FileFacts> UploadAsync(Visitor teacher, byte[] content, string name)
    {
        var created = await new TusClient(teacher).CreateAsync(name, content.Length, first: content);
        created.StatusCode.ShouldBe(HttpStatusCode.Created);
        var file = await SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        await NothingIsLeftAsync(file);
        return file;
    }

    /// <inheritdoc cref="UploadAsync" />
    internal async Task<FileFacts> UploadAsync(byte[] content, string name)
    {
        using var teacher = await SignInAsTeacherAsync();
        return await UploadAsync(teacher, content, name);
    }

    /// <summary>Fails unless the file is refused with the reason, and nothing of it is kept or given out.</summary>
    internal async Task RefusesAsync(Refusal reason, byte[] content, string name)
    {
        using var teacher = await SignInAsTeacherAsync();
        var file = await UploadAsync(teacher, content, name);
        (file.State, file.RefusalKey, file.Sha256).ShouldBe((FileState.Refused, $"ingest.refusal.{Kebab.From(reason.ToString())}", null));
        (await teacher.GetAsync($"/tep/{file.Id}/tai")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>The answer to a download, which must be an attachment of the type, whatever name is asked for.</summary>
    internal static async Task DownloadsOnlyAsync(Visitor teacher, FileFacts file, string mediaType)
    {
        foreach (var name in new[] { "tai", "x.svg", "a.html" })
        {
            var answer = await teacher.GetAsync($"/tep/{file.Id}/{name}");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            answer.Content.Headers.ContentType!.MediaType.ShouldBe(mediaType);
            answer.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("sandbox");
        }
    }

    private async Task NothingIsLeftAsync(FileFacts file)
    {
        var temporary = Path.Combine(DataFolder, "tmp");
        await EventuallyAsync(() => Task.FromResult(Directory.GetFileSystemEntries(temporary).Length == 0), "no temporary file is left");
        var end = $"ingest.{Kebab.From(file.State.ToString())}";
        (await AskAsync<IngestDbContext, int>(d => d.Set<AuditEntry>().CountAsync(a => a.Subject == $"file:{file.Id}" && a.Action == end))).ShouldBe(1);
        (await Guest().GetAsync("/health/ready")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
