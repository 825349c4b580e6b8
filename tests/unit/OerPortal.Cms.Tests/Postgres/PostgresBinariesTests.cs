using System.Runtime.Versioning;
using OerPortal.Cms.Postgres;
using OerPortal.TestKit;

namespace OerPortal.Cms.Tests.Postgres;

[SupportedOSPlatform("linux")]
public sealed class PostgresBinariesTests : IDisposable
{
    private readonly string _parent = TemporaryFolder.Create("oer-pgbin-");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public async Task A_new_database_is_not_made_by_a_version_that_is_too_old()
        => (await PostgresBinaries.FindAsync([Programs(15), Programs(17)], major: null, Ct)).Major.ShouldBe(17);

    [Fact]
    public async Task With_too_old_a_version_alone_it_says_what_to_do()
        => (await Should.ThrowAsync<PostgresUnavailableException>(() => PostgresBinaries.FindAsync([Programs(15)], major: null, Ct)))
            .Message.ShouldContain("16 or newer");

    [Fact]
    public async Task A_database_goes_on_with_the_version_that_made_it()
        => (await PostgresBinaries.FindAsync([Programs(18), Programs(16)], major: 16, Ct)).Major.ShouldBe(16);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string Programs(int major)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_parent, $"{major}")).FullName;
        foreach (var program in new[] { "initdb", "pg_ctl", "postgres" })
        {
            var path = Path.Combine(folder, program);
            File.WriteAllText(path, $"#!/bin/sh\necho 'postgres (PostgreSQL) {major}.1'\n");
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        return folder;
    }
}
