using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Cms.Blobs;
using OerPortal.Cms.Jobs;
using OerPortal.Cms.Web;
using OerPortal.Ingest.Data;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Pipeline;

public sealed class DeriveAgainTests(IngestPortal portal)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_older_pipeline_made_is_made_again_and_readers_do_not_notice()
    {
        var file = await AcceptAsync();
        var old = await SpoilAsync(file);
        // Somebody is in the middle of the old cover.
        await using var reading = await portal.AskAsync<IBlobStore, Stream>(b => b.OpenReadAsync(old, Cancellation));
        await MadeAsync(file, () => portal.ActAsSystemAsync(s => s.GetRequiredService<DeriveAgainHandler>().RunAsync(new DeriveAgain(), new Silent(), Cancellation)));
        var cover = await CoverOfAsync(file);
        cover.Sha256.ShouldNotBe(old);
        NoteFinder.In(await ReadAsync(cover.Sha256)).ShouldBeEmpty();
        NoteFinder.In(await BytesAsync(reading)).ShouldNotBeEmpty("the old cover is read to its end");
        (await portal.FindAsync(file))!.State.ShouldBe(FileState.Ready);
    }

    [Fact]
    public async Task A_verb_makes_one_file_again_or_a_kind_and_knows_nothing_else()
    {
        var file = await AcceptAsync();
        await SpoilAsync(file);
        await MadeAsync(file, async () => (await DoAsync(file.ToString())).ShouldBe(0));
        NoteFinder.In(await ReadAsync((await CoverOfAsync(file)).Sha256)).ShouldBeEmpty();
        (await DoAsync(Guid.CreateVersion7().ToString())).ShouldBe(1);
        (await DoAsync("tranh")).ShouldBe(1);
        (await DoAsync("3")).ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_again_keeps_what_it_has()
    {
        portal.Log.Expect("could not be made anew");
        var file = await AcceptAsync();
        var old = await SpoilAsync(file);
        // Its name no longer agrees with a rule that came later.
        await portal.AskAsync<IngestDbContext, int>(d => d.Database.ExecuteSqlAsync($"update ingest.file set name = 'a.pdf' where id = {file}", Cancellation));
        (await portal.RemakeAsync(file)).ShouldBe(Remade.Kept);
        (await CoverOfAsync(file)).Sha256.ShouldBe(old);
        (await VersionOfAsync(file)).ShouldBe(PipelineVersion.Current);
    }

    [Fact]
    public async Task A_file_somebody_works_on_is_left_to_them()
    {
        var file = await AcceptAsync();
        await using var mine = await portal.HoldAsync(file);
        (await portal.AskAsync<Rederivation, Remade>(r => r.RunAsync(file, Cancellation))).ShouldBe(Remade.Busy);
    }

    private async Task<Guid> AcceptAsync()
    {
        var file = await portal.AcceptAsync(Noted.Jpeg(await Drawn.AsAsync("jpg"), turn: 6), "anh.jpg");
        file.State.ShouldBe(FileState.Ready, file.RefusalKey);
        return file.Id;
    }

    /// <summary>Puts a cover with notes in place, as version 0 made them.</summary>
    private async Task<string> SpoilAsync(Guid file)
    {
        var noted = Noted.Webp(await Drawn.AsAsync("webp"), 120, 80);
        var blob = await portal.AskAsync<IBlobStore, Blob>(b => b.PutAsync(new MemoryStream(noted), Cancellation));
        await portal.AskAsync<IngestDbContext, int>(d => d.Database.ExecuteSqlAsync(
            $"with v as (update ingest.file set pipeline = 0 where id = {file}) update ingest.derivative set sha256 = {blob.Sha256} where file_id = {file} and name = 'cover'", Cancellation));
        return blob.Sha256;
    }

    /// <summary>Does it until the file is made anew: a file in somebody's hands is passed over.</summary>
    private Task MadeAsync(Guid file, Func<Task> act) => PortalApp.EventuallyAsync(async () =>
    {
        await act();
        return await VersionOfAsync(file) == PipelineVersion.Current;
    }, $"file {file} of the present pipeline");

    private Task<int> DoAsync(string what) => portal.ActAsSystemAsync(s => s.GetServices<IPortalVerb>().Single(v => v.Name == "derive-again").RunAsync([what], Cancellation));

    private Task<Derivative> CoverOfAsync(Guid file) =>
        portal.AskAsync<IngestDbContext, Derivative>(d => d.Derivatives.AsNoTracking().SingleAsync(x => x.FileId == file && x.Name == Derivative.Cover, Cancellation));

    private Task<short> VersionOfAsync(Guid file) => portal.AskAsync<IngestDbContext, short>(d => d.Files.Where(f => f.Id == file).Select(f => f.Pipeline).SingleAsync(Cancellation));

    private Task<byte[]> ReadAsync(string sha256) => portal.AskAsync<IBlobStore, byte[]>(async b =>
    {
        await using var content = await b.OpenReadAsync(sha256, Cancellation);
        return await BytesAsync(content);
    });

    private static async Task<byte[]> BytesAsync(Stream content)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }
}
