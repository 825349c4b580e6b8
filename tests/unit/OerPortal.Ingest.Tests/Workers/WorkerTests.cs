using System.Globalization;
using OerPortal.Ingest.Detection;
using OerPortal.Ingest.Models;
using OerPortal.Ingest.Pipeline;
using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Workers;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Workers;

/// <summary>One worker and its walls, without a portal round it.</summary>
public sealed class WorkerTests(OwnWorkers workers) : IClassFixture<OwnWorkers>
{
    private static readonly string Book = Corpus.PathTo("epub/dam-minh-vao-hoc-sau-trich.epub");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_warm_worker_opens_one_file_after_the_other()
    {
        var first = await DeriveAsync(workers, Book);
        var worker = await workers.Workers.TakeAsync(Cancellation);
        await workers.Workers.GiveBackAsync(worker, kept: 0);
        var files = worker.Files;
        var second = await DeriveAsync(workers, Book);
        (worker.Files, worker.IsAlive).ShouldBe((files + 1, true));
        second.ShouldBe(first);
    }

    [Fact]
    public async Task A_worker_is_replaced_after_so_many_files_and_when_it_keeps_too_much()
    {
        await using var own = new OwnWorkers(new WorkerSettings { Files = 1 });
        await DeriveAsync(own, Book);
        var next = await own.Workers.TakeAsync(Cancellation);
        next.Files.ShouldBe(0);
        await own.Workers.GiveBackAsync(next, kept: 1L << 40);
        next.IsAlive.ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("none")]
    public async Task It_works_behind_the_walls_there_are_and_behind_none(string walls)
    {
        await using var own = new OwnWorkers(new WorkerSettings { Walls = walls });
        (await DeriveAsync(own, Book)).Pages.ShouldNotBeNull();
        if (walls.Length > 0)
            own.Workers.Walls!.Name.ShouldBe(walls);
    }

    [Fact]
    public async Task Behind_walls_that_cut_the_network_there_is_none()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux(), "Namespaces are Linux\u2019.");
        var worker = await workers.Workers.TakeAsync(Cancellation);
        var innermost = worker.Innermost();
        var devices = (await File.ReadAllLinesAsync($"/proc/{innermost}/net/dev", Cancellation)).Skip(2).Select(l => l.Split(':')[0].Trim());
        await workers.Workers.GiveBackAsync(worker, kept: 0);
        workers.Workers.Walls!.CutsNetwork.ShouldBeTrue("this machine offers neither bwrap nor unshare");
        devices.ShouldBe(["lo"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unshare")]
    public async Task It_outlives_the_thread_that_started_it(string walls)
    {
        await using var own = new OwnWorkers(new WorkerSettings { Walls = walls });
        await own.Workers.GiveBackAsync(await own.Workers.TakeAsync(Cancellation), kept: 1L << 40);
        var starting = Task.FromException<WorkerProcess>(new InvalidOperationException("not begun"));
        // It ends when the worker lives: what is bound to a thread is bound by then.
        var thread = new Thread(() =>
        {
            starting = own.Workers.TakeAsync(Cancellation);
            SpinWait.SpinUntil(() => starting.IsCompleted);
        });
        thread.Start();
        thread.Join();
        var worker = await starting;
        await Task.Delay(500, Cancellation);
        worker.IsAlive.ShouldBeTrue();
        await own.Workers.GiveBackAsync(worker, kept: 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("unshare")]
    [InlineData("none")]
    public async Task It_ends_with_the_outermost_of_its_programs(string walls)
    {
        await using var own = new OwnWorkers(new WorkerSettings { Walls = walls });
        var worker = await own.Workers.TakeAsync(Cancellation);
        var innermost = worker.Innermost();
        WorkerKilling.Signal("KILL", worker.Id);
        for (var looks = 0; Path.Exists($"/proc/{innermost}"); looks++)
        {
            looks.ShouldBeLessThan(3000);
            await Task.Delay(20, Cancellation);
        }
        await own.Workers.GiveBackAsync(worker, kept: 0);
    }

    [Fact]
    public async Task What_is_said_of_the_disk_is_so()
    {
        var worker = await workers.Workers.TakeAsync(Cancellation);
        var seen = Path.Exists(string.Create(CultureInfo.InvariantCulture, $"/proc/{worker.Innermost()}/root{Checkout.PathTo("README.md")}"));
        await workers.Workers.GiveBackAsync(worker, kept: 0);
        seen.ShouldBe(!workers.Workers.Walls!.HidesFiles, $"behind {workers.Workers.Walls.Name}");
    }

    [Theory]
    [InlineData("KILL", WorkerDeath.Killed)]
    [InlineData("TERM", WorkerDeath.Killed)]
    [InlineData("SYS", WorkerDeath.Crashed)]
    internal async Task A_worker_that_ends_says_so_to_who_waits_and_the_next_file_gets_another(string signal, WorkerDeath death)
    {
        await using var own = new OwnWorkers();
        using var file = new TemporaryFile(LongBook.Of(6_000_000), ".epub");
        await using (var opening = own.Open(file.Path))
        {
            var deriving = opening.DeriveAsync(OpenedFile.Unknown("a.epub").As(Kinds.Epub), report: null, Cancellation);
            while (own.Workers.Busy.Count == 0)
                await Task.Delay(20, Cancellation);
            own.Workers.Busy.Single().End(signal);
            (await Should.ThrowAsync<WorkerDiedException>(() => deriving)).Death.ShouldBe(death);
        }
        (await DeriveAsync(own, Book)).Pages.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_file_that_needs_more_memory_than_it_may_ends_its_worker()
    {
        await using var own = new OwnWorkers(new WorkerSettings { MemoryMegabytes = 96 });
        using var file = new TemporaryFile(LongBook.Of(12_000_000), ".epub");
        (await DiesAsync(own, file.Path, Kinds.Epub)).ShouldBe(WorkerDeath.Memory);
    }

    [Fact]
    public async Task A_file_that_takes_longer_than_it_may_ends_its_worker_and_its_programs()
    {
        await using var own = new OwnWorkers(new WorkerSettings { Seconds = 2 });
        (await DiesAsync(own, Corpus.Reported("90-form-exponential.pdf"), Kinds.Pdf)).ShouldBe(WorkerDeath.Time);
    }

    [Fact]
    public async Task A_file_of_which_more_is_made_than_may_be_ends_its_worker()
    {
        await using var own = new OwnWorkers(new WorkerSettings { WrittenMegabytes = -50 });
        (await DiesAsync(own, Corpus.PathTo("epub/moby-dick.epub"), Kinds.Epub)).ShouldBe(WorkerDeath.Written);
    }

    [Fact]
    public async Task Without_its_program_there_is_no_worker_and_that_is_no_files_fault()
    {
        await using var own = new OwnWorkers(new WorkerSettings { Walls = "moat" });
        await Should.ThrowAsync<NoWorkerException>(() => DeriveAsync(own, Book));
    }

    private static async Task<(int? Pages, int Members, string Files)> DeriveAsync(OwnWorkers workers, string path)
    {
        await using var opening = workers.Open(path);
        var kind = await opening.DetectAsync(Cancellation);
        var made = await opening.DeriveAsync(OpenedFile.Unknown(Path.GetFileName(path)).As(kind), report: null, Cancellation);
        made.Files.ShouldAllBe(f => File.Exists(f.Path) && f.Sha256 == null);
        return (made.Pages, made.Members.Count, string.Join(' ', made.Files.Select(f => f.Name)));
    }

    private static async Task<WorkerDeath> DiesAsync(OwnWorkers workers, string path, DetectedKind kind)
    {
        await using var opening = workers.Open(path);
        return (await Should.ThrowAsync<WorkerDiedException>(() => opening.DeriveAsync(OpenedFile.Unknown(Path.GetFileName(path)).As(kind), report: null, Cancellation))).Death;
    }
}
