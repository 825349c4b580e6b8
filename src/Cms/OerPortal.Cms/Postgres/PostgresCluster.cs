using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace OerPortal.Cms.Postgres;

/// <summary>One cluster folder: making it, its settings, and the server that may be running on it.</summary>
internal sealed partial class PostgresCluster(string folder, PostgresAccount account, bool fast)
{
    private const string Owner = "oerportal";
    private const string SettingsFile = "oerportal.conf";

    /// <summary>Seconds a server that is there may take to let somebody in, or for a command: a machine may be busy with other things when it starts.</summary>
    private const int Patience = 60;

    /// <summary>Seconds for a look whether there is one; it is repeated.</summary>
    private const int Glance = 2;

    private string ServerLog => Path.Combine(folder, "server.log");
    private string PidFile => Path.Combine(folder, "postmaster.pid");

    /// <summary>Version that made the cluster, or null when there is none yet.</summary>
    public static int? MajorOf(string folder)
    {
        var version = Path.Combine(folder, "PG_VERSION");
        return File.Exists(version) ? int.Parse(File.ReadAllText(version).Trim(), CultureInfo.InvariantCulture) : null;
    }

    public string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Username = Owner,
        Database = database,
        ApplicationName = "OerPortal",
        // Two hosts on one cluster stay below max_connections.
        MaxPoolSize = 38,
        // What is asked again and again is read and planned once a connection: PostgreSQL's part of a page is nearly halved.
        MaxAutoPrepare = 50,
        // A private socket needs neither; asking costs two round trips a connection.
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>
    /// The cluster's own folder is private and so the best place for the socket; an address of 108 bytes at most, and
    /// a list separated by commas, make another one necessary at times.
    /// </summary>
    private string SocketFolder => Encoding.UTF8.GetByteCount(folder) < 80 && PlainPath().IsMatch(folder)
        ? folder
        : Path.Combine(Path.GetTempPath(), "oerportal-" + EmbeddedPostgres.ShortHash(folder));

    /// <summary>Makes the cluster beside its place and moves it there, so that an interrupted run leaves none behind.</summary>
    public async Task InitialiseAsync(PostgresBinaries binaries, CancellationToken ct)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new PostgresUnavailableException($"{folder} holds other files. Choose another data folder (OER_DATA), or move them away.");
        SweepUnfinished();
        // A place of its own: the initdb of a start that was killed may still write into the earlier one.
        var unfinished = $"{folder}.new-{Guid.CreateVersion7():N}";
        await account.MakePrivateFolderAsync(unfinished, ct);
        // Letters sort by code point in the indexes and by Vietnamese rules ("vi-x-icu") where people see a list.
        string[] locale = binaries.Major >= 17
            ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
            : ["--locale=C.UTF-8"];
        var (exitCode, output) = await account.RunAsync(binaries.InitDb, [
            "-D", unfinished, "-U", Owner, "--encoding=UTF8", .. locale,
            "--auth-local=trust", "--auth-host=reject", "--no-instructions", .. fast ? ["--no-sync"] : Array.Empty<string>()], ct);
        if (exitCode != 0) throw new PostgresUnavailableException($"The database could not be made in {unfinished}: {output}");
        await File.AppendAllTextAsync(Path.Combine(unfinished, "postgresql.conf"), $"include_if_exists '{SettingsFile}'\n", ct);
        if (Directory.Exists(folder)) Directory.Delete(folder);
        Directory.Move(unfinished, folder);
    }

    private void SweepUnfinished()
    {
        var parent = Path.GetDirectoryName(folder)!;
        if (!Directory.Exists(parent))
            return;
        foreach (var left in Directory.EnumerateDirectories(parent, Path.GetFileName(folder) + ".new*").ToList())
        {
            try
            {
                Directory.Delete(left, recursive: true);
            }
            catch (IOException)
            {
                // Something still writes there; the next first start finds it.
            }
        }
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    /// <exception cref="PostgresUnavailableException">It did not; the message carries the end of its log.</exception>
    public async Task StartAsync(PostgresBinaries binaries, CancellationToken ct)
    {
        await PrepareSocketFolderAsync(ct);
        await File.WriteAllTextAsync(Path.Combine(folder, SettingsFile), Settings(), ct);
        if (new FileInfo(ServerLog) is { Exists: true, Length: > 5_000_000 }) File.Delete(ServerLog);
        // pg_ctl gives the server a session of its own: Ctrl+C in the terminal reaches the host first.
        var (exitCode, output) = await account.RunAsync(
            binaries.PgCtl, ["start", "-D", folder, "-l", ServerLog, "-w", "-t", "60", "-s"], ct);
        if (exitCode == 0) return;
        var log = File.Exists(ServerLog) ? string.Join('\n', File.ReadLines(ServerLog).TakeLast(15)) : "";
        throw new PostgresUnavailableException($"PostgreSQL did not start in {folder}: {output}\n{log}".TrimEnd());
    }

    /// <summary>Ends all sessions and stops the server cleanly.</summary>
    public async Task StopAsync(PostgresBinaries binaries, CancellationToken ct) =>
        await account.RunAsync(binaries.PgCtl, ["stop", "-D", folder, "-m", "fast", "-w", "-t", "30", "-s"], ct);

    /// <summary>
    /// Whether a server already answers for this folder: another host's, or one left over by a host that was killed.
    /// A server that is only starting or stopping is waited for; the note of one that is gone is removed.
    /// </summary>
    public async Task<bool> IsRunningAsync(CancellationToken ct)
    {
        for (var attempt = 0; ServerProcess() is not null; attempt++)
        {
            if (await AnswersAsync(ct)) return true;
            if (attempt == 300)
                throw new PostgresUnavailableException(
                    $"A PostgreSQL server (process {ServerProcess()}) holds {folder} but has not answered for a minute. See {ServerLog}.");
            await Task.Delay(TimeSpan.FromMilliseconds(200), ct);
        }
        File.Delete(PidFile);
        return false;
    }

    /// <summary>Creates the portal's database and the extensions the modules use, where they are missing.</summary>
    public async Task CreateDatabaseAsync(string name, CancellationToken ct)
    {
        await using (var server = await OpenAsync("postgres", Patience, ct))
        {
            await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", server) { Parameters = { new() { Value = name } } };
            if (await exists.ExecuteScalarAsync(ct) is not null) return;
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", server);
            await create.ExecuteNonQueryAsync(ct);
        }
        await using var database = await OpenAsync(name, Patience, ct);
        await using var extensions = new NpgsqlCommand("""
            DO $$ DECLARE extension text; BEGIN
              FOR extension IN SELECT name FROM pg_available_extensions WHERE name IN ('unaccent', 'pg_trgm')
              LOOP EXECUTE format('CREATE EXTENSION IF NOT EXISTS %I', extension); END LOOP;
            END $$
            """, database);
        await extensions.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Whether there is a server process at all; costs two small reads.</summary>
    public bool HasProcess => ServerProcess() is not null;

    private int? ServerProcess()
    {
        try
        {
            if (!File.Exists(PidFile)) return null;
            if (!int.TryParse(File.ReadLines(PidFile).FirstOrDefault(), out var pid)) return null;
            // The number may belong to another program by now.
            return File.ReadAllText($"/proc/{pid}/comm").StartsWith("postgres", StringComparison.Ordinal) ? pid : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = await OpenAsync("postgres", Glance, ct);
            await using var where = new NpgsqlCommand("SHOW data_directory", connection);
            return (string?)await where.ExecuteScalarAsync(ct) == folder;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string database, int seconds, CancellationToken ct)
    {
        var connection = new NpgsqlConnection($"{ConnectionStringTo(database)};Timeout={seconds};Command Timeout={Patience};Pooling=false");
        await connection.OpenAsync(ct);
        return connection;
    }

    private async Task PrepareSocketFolderAsync(CancellationToken ct)
    {
        if (SocketFolder == folder) return;
        await account.MakePrivateFolderAsync(SocketFolder, ct);
        if (!await account.OwnsAsync(SocketFolder, ct))
            throw new PostgresUnavailableException($"{SocketFolder} belongs to somebody else. Remove it, or choose a data folder with a shorter path.");
    }

    /// <summary>Sized for one machine with two cores and 4 GB that also runs the portal and ClamAV.</summary>
    private string Settings() => $"""
        # Written by the portal at every start; put your own settings into postgresql.auto.conf (ALTER SYSTEM).
        listen_addresses = ''
        unix_socket_directories = '{SocketFolder}'
        unix_socket_permissions = 0700
        port = 5432
        max_connections = {(fast ? 300 : 80)}
        shared_buffers = {(fast ? "128MB" : "256MB")}
        effective_cache_size = 1GB
        work_mem = 8MB
        maintenance_work_mem = 64MB
        max_wal_size = 512MB
        random_page_cost = 1.1
        jit = off
        log_checkpoints = off
        fsync = {(fast ? "off" : "on")}
        full_page_writes = {(fast ? "off" : "on")}
        synchronous_commit = {(fast ? "off" : "on")}

        """;

    [GeneratedRegex("^[A-Za-z0-9_./-]+$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainPath();
}
