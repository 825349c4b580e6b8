using System.Runtime.Versioning;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using OerPortal.Cms.Data;
using OerPortal.Cms.Postgres;
using OerPortal.TestKit;
using OerPortal.TestKit.Databases;

namespace OerPortal.Cms.Tests.Postgres;

[SupportedOSPlatform("linux")]
public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _parent = TemporaryFolder.Create("oer-pg-");

    public void Dispose()
    {
        if (Directory.Exists(_parent)) Directory.Delete(_parent, recursive: true);
    }

    [Fact]
    public async Task A_first_start_makes_a_database_that_knows_Vietnamese()
    {
        await using var postgres = await StartAsync("postgres");

        (await AskAsync(postgres, "SELECT unaccent('Truyện Kiều')")).ShouldBe("Truyen Kieu");
        (await AskAsync(postgres, "SELECT string_agg(w, ' ' ORDER BY w COLLATE \"vi-x-icu\") FROM unnest(ARRAY['đá', 'da', 'eo', 'dũng']) w"))
            .ShouldBe("da dũng đá eo");
        (await AskAsync(postgres, "SHOW server_encoding")).ShouldBe("UTF8");
    }

    [Fact]
    public async Task A_first_start_that_was_killed_does_not_hinder_the_next_one()
    {
        // The orphaned initdb of the killed start still writes.
        var unfinished = Path.Combine(_parent, "postgres.new");
        using var stop = new CancellationTokenSource();
        var orphan = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                try
                {
                    Directory.CreateDirectory(Path.Combine(unfinished, "base"));
                    await File.WriteAllTextAsync(Path.Combine(unfinished, "base", $"{i % 50}"), "x", CancellationToken.None);
                }
                catch (IOException)
                {
                    // swept from under it
                }
            }
        }, Ct);

        try
        {
            await using var postgres = await StartAsync("postgres");
            (await AskAsync(postgres, "SHOW server_encoding")).ShouldBe("UTF8");
        }
        finally
        {
            await stop.CancelAsync();
            await orphan;
        }
    }

    [Fact]
    public async Task Nobody_reaches_it_over_the_network()
    {
        await using var postgres = await StartAsync("postgres");

        (await AskAsync(postgres, "SHOW listen_addresses")).ShouldBe("");
        File.GetUnixFileMode(postgres.Folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Two_hosts_share_a_server_and_the_last_one_stops_it()
    {
        await using var first = await StartAsync("postgres");
        await using var second = await StartAsync("postgres");
        var server = await AskAsync(first, "SELECT pg_postmaster_start_time()::text");

        await first.StopAsync(Ct);
        (await AskAsync(second, "SELECT pg_postmaster_start_time()::text")).ShouldBe(server);

        await second.StopAsync(Ct);
        File.Exists(Path.Combine(second.Folder, "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_was_killed_is_started_again()
    {
        await using var postgres = await StartAsync("postgres", new() { Fast = false });
        await AskAsync(postgres, "CREATE TABLE kept AS SELECT 'còn đây' AS word; SELECT 1");
        (await postgres.ReviveAsync(Ct)).ShouldBeFalse();
        await postgres.KillAsync();

        using var watch = new PostgresWatch(postgres, new WorkSignal(), NullLogger<PostgresWatch>.Instance);
        await watch.StartAsync(Ct);
        string? word = null;
        for (var tries = 0; word is null; tries++)
        {
            try
            {
                word = await AskAsync(postgres, "SELECT word FROM kept");
            }
            catch (NpgsqlException) when (tries < 100)
            {
                await Task.Delay(200, Ct);
            }
        }

        await watch.StopAsync(Ct);
        word.ShouldBe("còn đây");
    }

    [Fact]
    public async Task Data_outlives_a_server_that_was_killed()
    {
        await using var killed = await StartAsync("postgres", new() { Fast = false });
        await AskAsync(killed, "CREATE TABLE kept AS SELECT 'còn đây' AS word; SELECT 1");
        await killed.KillAsync();

        await using var next = await StartAsync("postgres", new() { Fast = false });

        (await AskAsync(next, "SELECT word FROM kept")).ShouldBe("còn đây");
    }

    [Fact]
    public async Task A_note_left_by_a_dead_server_whose_number_another_program_has_now_is_no_obstacle()
    {
        var first = await StartAsync("postgres");
        await first.StopAsync(Ct);
        await File.WriteAllTextAsync(Path.Combine(first.Folder, "postmaster.pid"), $"{Environment.ProcessId}\n{first.Folder}\n", Ct);

        await using var next = await StartAsync("postgres");

        (await AskAsync(next, "SELECT 'tốt'")).ShouldBe("tốt");
    }

    [Theory]
    [InlineData("thư mục, có dấu")]
    [InlineData("mot-duong-dan-rat-dai/mot-duong-dan-rat-dai/mot-duong-dan-rat-dai/mot-duong-dan-rat-dai/mot-duong-dan-rat-dai")]
    public async Task The_data_folder_may_have_any_name(string folder)
    {
        await using var postgres = await StartAsync(folder);

        (await AskAsync(postgres, "SELECT 'tốt'")).ShouldBe("tốt");
    }

    [Fact]
    public async Task Below_a_folder_that_only_its_owner_may_enter_the_portal_still_gets_its_database()
    {
        File.SetUnixFileMode(_parent, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        await using var postgres = await StartAsync("postgres");

        (await AskAsync(postgres, "SELECT 'tốt'")).ShouldBe("tốt");

        await postgres.StopAsync(Ct);
        Directory.Delete(Path.GetDirectoryName(postgres.Folder)!, recursive: true);
    }

    [Fact]
    public async Task Files_that_are_no_database_are_left_alone()
    {
        Directory.CreateDirectory(Path.Combine(_parent, "postgres"));
        await File.WriteAllTextAsync(Path.Combine(_parent, "postgres", "luận văn.txt"), "quý", Ct);

        var refusal = await Should.ThrowAsync<PostgresUnavailableException>(() => StartAsync("postgres"));

        refusal.Message.ShouldContain("Choose another data folder");
        File.Exists(Path.Combine(_parent, "postgres", "luận văn.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_server_programs_the_message_says_what_to_run()
    {
        var refusal = await Should.ThrowAsync<PostgresUnavailableException>(() => StartAsync("postgres", new(BinariesFolder: _parent)));

        refusal.Message.ShouldContain("bin/setup");
    }

    [Fact]
    public async Task A_database_of_another_version_is_refused_with_both_versions_named()
    {
        var refusal = await Should.ThrowAsync<PostgresUnavailableException>(
            () => PostgresBinaries.FindAsync(PostgresBinaries.Candidates(null), major: 9, Ct));

        refusal.Message.ShouldContain("made by PostgreSQL 9, but only");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<EmbeddedPostgres> StartAsync(string folder, EmbeddedPostgresOptions? options = null) =>
        EmbeddedPostgres.StartAsync(Path.Combine(_parent, folder), options ?? new() { Fast = true }, NullLogger.Instance, Ct);

    private static async Task<string?> AskAsync(EmbeddedPostgres postgres, string question)
    {
        await using var connection = new NpgsqlConnection(postgres.ConnectionString + ";Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = new NpgsqlCommand(question, connection);
        return (await command.ExecuteScalarAsync(Ct))?.ToString();
    }
}
