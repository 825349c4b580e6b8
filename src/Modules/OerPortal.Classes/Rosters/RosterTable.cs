using System.Runtime.CompilerServices;
using OerPortal.Exchange.Tables;
using OerPortal.Ingest;

namespace OerPortal.Classes.Rosters;

/// <summary>A file of this machine as the lines of a roster, whatever its form: CSV, workbook, or OneRoster's tables in a ZIP.</summary>
internal sealed class RosterTable(ITables tables, IArchives archives)
{
    /// <summary>More would be a file that nobody made for schools.</summary>
    internal const int MostRows = 200_000;

    /// <param name="headings">Hears which columns nobody knows.</param>
    /// <exception cref="TableTroubleException">It cannot be read, or holds too much.</exception>
    internal async IAsyncEnumerable<RosterLine> LinesAsync(string path, Action<IReadOnlyList<string>> headings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var packed = await ArchiveAsync(path, cancellation);
        var lines = packed is not null && OneRoster.Is(packed) ? new OneRoster(packed, tables).LinesAsync(cancellation) : OfTableAsync(path, headings, cancellation);
        var count = 0;
        await foreach (var line in lines)
        {
            if (++count > MostRows)
                throw new TableTroubleException("too-many-rows", $"{MostRows:N0}");
            yield return line;
        }

        if (count == 0)
            throw new TableTroubleException("empty");
    }

    private async Task<IOpenArchive?> ArchiveAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await archives.OpenAsync(path, cancellation);
        }
        catch (FileRefusedException)
        {
            throw new TableTroubleException("damaged");
        }
    }

    private async IAsyncEnumerable<RosterLine> OfTableAsync(string path, Action<IReadOnlyList<string>> headings, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var table = await tables.OpenAsync(path, cancellation);
        RosterColumns? columns = null;
        await foreach (var row in table.RowsAsync(cancellation))
        {
            if (columns is null)
                headings((columns = RosterColumns.Read(row)).Unknown);
            else
                yield return columns.LineOf(row);
        }
    }
}
