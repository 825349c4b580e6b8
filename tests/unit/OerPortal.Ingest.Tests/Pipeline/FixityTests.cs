using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Data;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Pipeline;

/// <summary>Disks lose bytes: what is damaged or missing is never given out as good, and what can be made anew is. Moves the clock.</summary>
public sealed class FixityTests(FixityTests.OwnPortal portal) : IClassFixture<FixityTests.OwnPortal>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public sealed class OwnPortal : IngestPortal
    {
        internal WatchedBlobs? Blobs { get; private set; }

        protected override PortalAppOptions Options => base.Options with
        {
            Services = services =>
            {
                base.Options.Services!(services);
                var own = services.Last(s => s.ServiceType == typeof(IBlobStore));
                services.AddSingleton<IBlobStore>(s => Blobs = new WatchedBlobs((IBlobStore)ActivatorUtilities.CreateInstance(s, own.ImplementationType!)));
            },
        };

        public override ValueTask InitializeAsync()
        {
            Log.Expect("is missing or damaged");
            Log.Expect("could not be made anew");
            return base.InitializeAsync();
        }
    }

    [Theory]
    [InlineData("cut in half")]
    [InlineData("gone")]
    public async Task A_pack_that_lost_bytes_is_made_anew_when_somebody_wants_them(string how)
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await UploadAsync(teacher, "sach.epub", new EpubForge().With("OPS/c1.xhtml", EpubForge.Page("<h1>Bến nước</h1><p>Chữ của chương.</p>")).Build());
        var pack = await DerivativeAsync(file.Id, Derivative.Pack);
        var before = await File.ReadAllBytesAsync(PathOf(pack.Sha256), Cancellation);
        if (how == "gone")
            File.Delete(PathOf(pack.Sha256));
        else
            await File.WriteAllBytesAsync(PathOf(pack.Sha256), before[..(before.Length / 8)], Cancellation);

        var publications = () => portal.AskAsync<IPublications, byte[]>(async p =>
        {
            await using var member = await p.OpenAsync((await p.FindMemberAsync(file.Id, "OPS/c1.xhtml", Cancellation))!, Cancellation);
            using var copy = new MemoryStream();
            await member.CopyToAsync(copy, Cancellation);
            return copy.ToArray();
        });
        await Should.ThrowAsync<BlobUnavailableException>(publications);
        await portal.WorkIsDoneAsync();

        (await publications()).Length.ShouldBeGreaterThan(0);
        (await DerivativeAsync(file.Id, Derivative.Pack)).Length.ShouldBe(before.Length);
    }

    [Fact]
    public async Task A_missing_cover_is_said_to_be_on_its_way_and_comes()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        // A picture of its own: another file with the same cover, in somebody's hands, would have it wait.
        var file = await UploadAsync(teacher, "anh.jpg", await Drawn.AsAsync("jpg", Drawn.Png(90, 70)));
        File.Delete(PathOf((await DerivativeAsync(file.Id, Derivative.Cover)).Sha256));

        var answer = await teacher.GetAsync($"/tep/{file.Id}/bia");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter.ShouldNotBeNull();
        (await answer.Content.ReadAsStringAsync(Cancellation)).ShouldContain("Tệp này tạm thời chưa mở được");
        await portal.WorkIsDoneAsync();

        (await teacher.GetAsync($"/tep/{file.Id}/bia")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_derivative_with_a_wrong_byte_is_found_by_the_check_and_made_anew()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await UploadAsync(teacher, "anh.jpg", await Drawn.AsAsync("jpg", Drawn.Png(100, 90)));
        var shown = await DerivativeAsync(file.Id, Derivative.Shown);
        var good = await File.ReadAllBytesAsync(PathOf(shown.Sha256), Cancellation);
        await SpoilAsync(shown.Sha256);

        portal.Clock.Advance(TimeSpan.FromDays(91));
        await CheckAsync();
        await portal.WorkIsDoneAsync();

        (await (await teacher.GetAsync($"/tep/{file.Id}/anh.jpg")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(good);
        (await portal.AskAsync<IngestDbContext, int>(d => d.PlacedBlobs.CountAsync(b => b.CheckedAt == null && b.PlacedAt < portal.Clock.GetUtcNow().AddDays(-90), Cancellation)))
            .ShouldBe(0, "every blob is looked at, not originals alone");
    }

    [Fact]
    public async Task A_damaged_original_is_nobodys_until_it_is_restored_and_the_operator_is_told()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var content = Encoding.UTF8.GetBytes("Bài thơ về dòng sông quê em, chép tay.");
        var file = await UploadAsync(teacher, "tho.txt", content);
        await SpoilAsync(file.Sha256!);
        portal.Clock.Advance(TimeSpan.FromDays(91));
        await CheckAsync();

        foreach (var name in new[] { "tai", "goc" })
            (await teacher.GetAsync($"/tep/{file.Id}/{name}")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable, name);
        (await HealthAsync()).ShouldContain("Files are damaged or missing");
        (await AuditedAsync("ingest.fixity-failed", file.Id)).ShouldBe(1);
        await CheckAsync();
        (await AuditedAsync("ingest.fixity-failed", file.Id)).ShouldBe(1, "it is news once");
        using var department = await portal.SignInAsPortalAdministratorAsync();
        var page = await department.OpenAsync("/quan-tri/tep/toan-ven");
        page.ShouldSay("tho.txt").ShouldSay("Hãy chép lại từ bản sao lưu").Document.QuerySelectorAll("main details.fold").ShouldContain(fold => fold.TextContent.Contains(file.Sha256!));

        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file.Sha256!))!);
        await File.WriteAllBytesAsync(PathOf(file.Sha256!), content, Cancellation);
        using var again = await department.PostAsync("/quan-tri/tep/toan-ven?handler=One", [new("blob", file.Sha256!)]);
        await portal.WorkIsDoneAsync();
        (await department.OpenAsync(again.Headers.Location!.OriginalString)).ShouldSay("Đã bắt đầu kiểm tra").TextOf("main").ShouldNotContain("tho.txt");

        (await (await teacher.GetAsync($"/tep/{file.Id}/tai")).Content.ReadAsByteArrayAsync(Cancellation)).ShouldBe(content);
        (await AuditedAsync("ingest.fixity-mended", file.Id)).ShouldBe(1);
        (await portal.AskAsync<IngestDbContext, DateTimeOffset?>(d => d.PlacedBlobs.Where(b => b.Sha256 == file.Sha256).Select(b => b.DamagedAt).SingleAsync(Cancellation))).ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_made_from_a_damaged_original()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await UploadAsync(teacher, "anh.jpg", await Drawn.AsAsync("jpg", Drawn.Png(80, 90)));
        var cover = await DerivativeAsync(file.Id, Derivative.Cover);
        await SpoilAsync(file.Sha256!);
        await SpoilAsync(cover.Sha256);
        await portal.ActAsSystemAsync(s => s.GetRequiredService<MendBlobHandler>().RunAsync(new MendBlob(cover.Sha256), new Silent(), Cancellation));

        (await DerivativeAsync(file.Id, Derivative.Cover)).Sha256.ShouldBe(cover.Sha256);
        (await teacher.GetAsync($"/tep/{file.Id}/bia")).StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task Whoever_asks_has_all_compared_today_s_too()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var file = await UploadAsync(teacher, "bai.txt", Encoding.UTF8.GetBytes($"Bài hôm nay {Guid.CreateVersion7()}"));
        await SpoilAsync(file.Sha256!);
        portal.Clock.Advance(TimeSpan.FromSeconds(2));
        using var operators = await portal.SignInAsPortalAdministratorAsync();
        using var answer = await operators.PostFormAsync("/quan-tri/tep/toan-ven", []);
        await portal.WorkIsDoneAsync();

        var page = await operators.OpenAsync(answer.Headers.Location!.OriginalString);
        page.ShouldSay("Đã kiểm tra xong");
        page.ShouldSay("bai.txt");
        (await AuditedAsync("ingest.fixity-failed", file.Id)).ShouldBe(1);
    }

    /// <summary>The same bytes come while the sweep takes them away: the blob must be there in the end.</summary>
    [Fact]
    public async Task What_is_placed_during_the_sweep_stays()
    {
        var bytes = Encoding.UTF8.GetBytes($"Cùng một bài {Guid.CreateVersion7()}");
        var first = await portal.AcceptAsync(bytes, "bai.txt");
        await portal.AskAsync<IFiles, bool>(async files =>
        {
            await files.RemoveAsync(first.Id, Cancellation);
            return true;
        });
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Task<FileFacts>? second = null;
        portal.Blobs!.Deleting = async sha256 =>
        {
            if (sha256 != first.Sha256)
                return;
            second = portal.AcceptAsync(bytes, "bai-2.txt");
            await Task.Delay(300, Cancellation);
        };
        await portal.ActAsSystemAsync(s => s.GetRequiredService<SweepLeftoversHandler>().RunAsync(new SweepLeftovers(), new Silent(), Cancellation));
        portal.Blobs.Deleting = null;

        (await second!).IsReady.ShouldBeTrue();
        File.Exists(PathOf(first.Sha256!)).ShouldBeTrue();
    }

    /// <summary>The process died when the part had become a blob and the row did not know yet.</summary>
    [Fact]
    public async Task An_upload_whose_bytes_are_already_a_blob_is_not_sent_again()
    {
        using var teacher = await portal.SignInAsTeacherAsync();
        var bytes = Encoding.UTF8.GetBytes($"Bài đã gửi xong {Guid.CreateVersion7()}");
        var client = new TusClient(teacher);
        var (address, id) = await client.BeginAsync("bai.txt", bytes.Length);
        var blob = await portal.AskAsync<IBlobStore, Blob>(b => b.PutAsync(new MemoryStream(bytes), Cancellation));
        await portal.AskAsync<IngestDbContext, int>(d => d.Files.Where(f => f.Id == id).ExecuteUpdateAsync(s => s.SetProperty(f => f.Arriving, blob.Sha256), Cancellation));

        (await client.OffsetAsync(address)).ShouldBe(bytes.Length);
        (await portal.SettledAsync(id)).IsReady.ShouldBeTrue();
    }

    private Task CheckAsync() => portal.ActAsSystemAsync(s => s.GetRequiredService<CheckFixityHandler>().RunAsync(new CheckFixity(), new Silent(), Cancellation));

    private async Task<string> HealthAsync() => await (await portal.Guest().GetAsync("/health/ready")).Content.ReadAsStringAsync(Cancellation);

    private Task<int> AuditedAsync(string action, Guid fileId) =>
        portal.AskAsync<IngestDbContext, int>(d => d.Set<AuditEntry>().CountAsync(a => a.Action == action && a.Subject == $"file:{fileId}", Cancellation));

    private async Task SpoilAsync(string sha256)
    {
        await using var blob = new FileStream(PathOf(sha256), FileMode.Open, FileAccess.ReadWrite);
        blob.Position = blob.Length / 2;
        blob.Write("hong"u8);
    }

    private string PathOf(string sha256) => Path.Combine(portal.Services.GetRequiredService<PortalFolders>().Blobs, "sha256", sha256[..2], sha256[2..4], sha256);

    private Task<Derivative> DerivativeAsync(Guid fileId, string name) =>
        portal.AskAsync<IngestDbContext, Derivative>(d => d.Derivatives.AsNoTracking().FirstAsync(x => x.FileId == fileId && x.Name == name, Cancellation));

    private async Task<FileFacts> UploadAsync(Visitor who, string name, byte[] content)
    {
        var created = await new TusClient(who).CreateAsync(name, content.Length, first: content);
        var file = await portal.SettledAsync(Guid.Parse(created.Headers.Location!.OriginalString.Split('/')[^1]));
        file.IsReady.ShouldBeTrue(file.RefusalKey);
        // Words of a picture are recognised once it is ready, and mending would wait for that.
        await portal.WorkIsDoneAsync();
        return file;
    }

    /// <summary>The real store; tells before it deletes.</summary>
    internal sealed class WatchedBlobs(IBlobStore blobs) : IBlobStore
    {
        public Func<string, Task>? Deleting { get; set; }

        public Task<Blob> PutAsync(Stream content, CancellationToken cancellation) => blobs.PutAsync(content, cancellation);

        public Task<Blob> AdoptAsync(string temporaryFile, string? knownSha256, CancellationToken cancellation) => blobs.AdoptAsync(temporaryFile, knownSha256, cancellation);

        public Task<Stream> OpenReadAsync(string sha256, CancellationToken cancellation) => blobs.OpenReadAsync(sha256, cancellation);

        public Task<Stream> OpenRangeAsync(string sha256, long offset, long length, CancellationToken cancellation) => blobs.OpenRangeAsync(sha256, offset, length, cancellation);

        public Task<LocalBlob> BorrowLocalAsync(string sha256, CancellationToken cancellation) => blobs.BorrowLocalAsync(sha256, cancellation);

        public Task<bool> ExistsAsync(string sha256, CancellationToken cancellation) => blobs.ExistsAsync(sha256, cancellation);

        public Task SetAsideAsync(string sha256, CancellationToken cancellation) => blobs.SetAsideAsync(sha256, cancellation);

        public async Task DeleteAsync(string sha256, CancellationToken cancellation)
        {
            if (Deleting is { } tell)
                await tell(sha256);
            await blobs.DeleteAsync(sha256, cancellation);
        }

        public IAsyncEnumerable<StoredBlob> ListAsync(CancellationToken cancellation) => blobs.ListAsync(cancellation);
    }
}
