using OerPortal.Ingest.Tests.Kit;
using OerPortal.Ingest.Tools;
using OerPortal.TestKit;

namespace OerPortal.Ingest.Tests.Pipeline;

/// <summary>Private folders of processes that were killed; each may hold an unpacked book.</summary>
public sealed class ScratchTests
{
    [Fact]
    public void A_dead_processes_folders_go_at_start_and_those_of_the_living_stay()
    {
        var temporary = TemporaryFolder.Create("oer-scratch-");
        using var own = new ScratchFolder(temporary);
        var dead = Directory.CreateDirectory(Path.Combine(temporary, $"{ScratchFolder.Prefix}{Environment.MachineName}-{int.MaxValue}-{Guid.CreateVersion7():N}"));
        var elsewhere = Directory.CreateDirectory(Path.Combine(temporary, $"{ScratchFolder.Prefix}other-host-1-{Guid.CreateVersion7():N}"));

        ScratchFolder.SweepDead(temporary).ShouldBe(1);

        (Directory.Exists(dead.FullName), Directory.Exists(own.Path), Directory.Exists(elsewhere.FullName)).ShouldBe((false, true, true));
        own.Dispose();
        Directory.Delete(temporary, recursive: true);
    }
}
