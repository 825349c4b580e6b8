using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OerPortal.Accounts;
using OerPortal.Cms.Jobs;
using OerPortal.Ingest.Jobs;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Pipeline;

/// <summary>Files that no module refers to, in an application of its own with a module that keeps what the test says.</summary>
public sealed class UnheldTests(UnheldTests.KeepingPortal portal) : IClassFixture<UnheldTests.KeepingPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_day_a_file_that_nobody_keeps_is_swept()
    {
        var (orphan, kept, awaited) = (await PutAsync("kho:a"), await PutAsync("kho:b"), await PutAsync("kho:c"));
        var stranger = await PutAsync("khac:d");
        portal.Keeper.Kept[kept] = true;
        portal.Keeper.Awaiting["kho:c"] = true;
        await SweepAsync();
        (await portal.FindAsync(orphan)).ShouldNotBeNull("it may be about to be referred to");

        portal.Clock.Advance(TimeSpan.FromHours(25));
        await SweepAsync();

        (await portal.FindAsync(orphan)).ShouldBeNull();
        foreach (var file in new[] { kept, awaited, stranger })
            (await portal.FindAsync(file)).ShouldNotBeNull();
    }

    [Fact]
    public async Task An_erased_persons_files_go_unless_somebody_keeps_them()
    {
        var person = Guid.CreateVersion7();
        var (own, published) = (await PutAsync("kho:e", person), await PutAsync("kho:f", person));
        portal.Keeper.Kept[published] = true;

        await portal.ActAsSystemAsync(async s =>
        {
            foreach (var records in s.GetServices<IPersonalRecords>().Where(r => r.Name == "files"))
            {
                System.Text.Json.JsonSerializer.Serialize(await records.OfAsync(person, Ct)).ShouldContain(own.ToString());
                await records.EraseAsync(person, Ct);
            }
        });

        (await portal.FindAsync(own)).ShouldBeNull();
        (await portal.FindAsync(published)).ShouldNotBeNull();
    }

    private async Task<Guid> PutAsync(string holder, Guid? owner = null)
    {
        var id = await portal.AskAsync((IFiles files) => files.AcceptAsync(
            new NewFile(portal.Portal.Id, owner ?? Guid.CreateVersion7(), holder, "bai.txt"), new MemoryStream("mot bai hoc"u8.ToArray()), Ct));
        await portal.SettledAsync(id);
        return id;
    }

    private Task SweepAsync() => portal.ActAsSystemAsync(s => s.GetRequiredService<SweepLeftoversHandler>().RunAsync(new SweepLeftovers(), new Silent(), Ct));

    public sealed class KeepingPortal : IngestPortal
    {
        internal TestKeeper Keeper { get; } = new();

        protected override PortalAppOptions Options => new() { Services = s => s.AddScoped<IUploadHolder, TestHolder>().AddScoped<IFileAccess, TestAccess>().AddSingleton<IFileKeeper>(Keeper) };
    }

    internal sealed class TestKeeper : IFileKeeper
    {
        public ConcurrentDictionary<Guid, bool> Kept { get; } = [];

        public ConcurrentDictionary<string, bool> Awaiting { get; } = new(StringComparer.Ordinal);

        public IReadOnlyCollection<string> HolderKinds { get; } = ["kho"];

        public Task<IReadOnlySet<Guid>> KeptAsync(IReadOnlyCollection<Guid> fileIds, CancellationToken cancellation)
            => Task.FromResult<IReadOnlySet<Guid>>(fileIds.Where(Kept.ContainsKey).ToHashSet());

        public Task<IReadOnlySet<string>> AwaitingAsync(IReadOnlyCollection<string> holders, CancellationToken cancellation)
            => Task.FromResult<IReadOnlySet<string>>(holders.Where(Awaiting.ContainsKey).ToHashSet(StringComparer.Ordinal));
    }
}
