using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Buckets;

/// <summary>A portal that keeps its files in a bucket, and the bucket goes away.</summary>
public sealed class BucketTests(BucketTests.OwnPortal portal) : IClassFixture<BucketTests.OwnPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public sealed class OwnPortal : IngestPortal
    {
        public S3Server Server { get; private set; } = null!;

        protected override PortalAppOptions Options => base.Options with { Settings = Server.Settings };

        public override async ValueTask InitializeAsync()
        {
            Server = await S3Server.StartAsync();
            Log.Expect("The bucket does not answer");
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Server.DisposeAsync();
        }

        /// <summary>Files on this machine that are not in the bucket yet.</summary>
        public int Waiting => Directory.Exists(Path.Combine(DataFolder, "blobs", "waiting")) ? Directory.EnumerateFiles(Path.Combine(DataFolder, "blobs", "waiting")).Count() : 0;

        public Task AllIsSentAsync() => EventuallyAsync(() => Task.FromResult(Waiting == 0), "all files were sent");
    }

    [Fact]
    public async Task A_book_is_uploaded_scanned_and_read_in_ranges_from_the_bucket()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var content = new EpubForge().With("OPS/c1.xhtml", EpubForge.Page("<h1>Bến nước</h1><p>Chữ của chương trong kho S3.</p>")).Build();
        var file = await UploadAsync(teacher, "sach.epub", content);
        file.State.ShouldBe(FileState.Ready);
        await portal.AllIsSentAsync();
        Directory.EnumerateFiles(Path.Combine(portal.DataFolder, "blobs"), "*", SearchOption.AllDirectories).ShouldBeEmpty("nothing of it is kept here");

        (await (await teacher.GetAsync($"/tep/{file.Id}/goc")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(content);
        using var asked = new HttpRequestMessage(HttpMethod.Get, teacher.Url($"/tep/{file.Id}/goc")) { Headers = { Range = new RangeHeaderValue(100, 199) } };
        var part = await teacher.Client.SendAsync(asked, Cancellation);
        part.StatusCode.ShouldBe(HttpStatusCode.PartialContent);
        (await part.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(content[100..200]);
        (await ChapterAsync(file.Id)).ShouldContain("Chữ của chương trong kho S3.");

        // A worker gets a copy of it, and leaves none.
        (await portal.RemakeAsync(file.Id)).ShouldBe(Remade.Made);
        Directory.EnumerateFiles(Path.Combine(portal.DataFolder, "tmp"), "borrowed-*").ShouldBeEmpty();
        (await ChapterAsync(file.Id)).ShouldContain("Chữ của chương trong kho S3.");
    }

    [Fact]
    public async Task While_the_bucket_is_away_uploads_end_here_and_arrive_there_afterwards()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var before = await UploadAsync(teacher, "truoc.txt", NewText());
        await portal.AllIsSentAsync();
        await portal.Server.StopAsync();

        var answer = await teacher.GetAsync($"/tep/{before.Id}/goc");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Các tệp tạm thời chưa mở được");
        var text = NewText();
        var during = await UploadAsync(teacher, "trong.txt", text);
        during.IsReady.ShouldBeTrue();
        (await (await teacher.GetAsync($"/tep/{during.Id}/goc")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(text);
        portal.Waiting.ShouldBeGreaterThan(0);
        (await BucketHealthAsync()).ShouldBe("degraded");

        // What nobody can look at is not damaged: no file of the bucket is taken for lost.
        await portal.ActAsSystemAsync(s => s.GetRequiredService<IJobs>().EnqueueAsync(new MendBlob(before.Sha256!), how: null, Cancellation));
        await portal.WorkIsDoneAsync();

        await portal.Server.StartAgainAsync();
        await portal.AllIsSentAsync();
        (await teacher.GetAsync($"/tep/{before.Id}/goc")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await teacher.GetAsync($"/tep/{during.Id}/goc")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(text);
        (await BucketHealthAsync()).ShouldBe("healthy");
        (await portal.AskAsync<IJobOverview, IReadOnlyList<FailedWork>>(j => j.FailedAsync(10, Cancellation))).ShouldBeEmpty();
    }

    private async Task<FileFacts> UploadAsync(Visitor teacher, string name, byte[] content)
    {
        var created = await new TusClient(teacher).CreateAsync(name, content.Length, first: content);
        return await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
    }

    private Task<string> ChapterAsync(Guid fileId) => portal.AskAsync<IPublications, string>(async p =>
    {
        var member = (await p.FindMemberAsync(fileId, "OPS/c1.xhtml", Cancellation))!;
        await using var packed = await p.OpenAsync(member, Cancellation);
        await using var plain = member.ContentEncoding is null ? packed : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        return await reader.ReadToEndAsync(Cancellation);
    });

    private async Task<string?> BucketHealthAsync()
    {
        using var json = JsonDocument.Parse(await portal.Guest().Client.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancellation));
        return json.RootElement.GetProperty("checks").GetProperty("bucket").GetProperty("status").GetString();
    }

    private static byte[] NewText() => System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(500)));
}
