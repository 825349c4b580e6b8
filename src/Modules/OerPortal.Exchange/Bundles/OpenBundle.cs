using OerPortal.Exchange.Tables;
using OerPortal.Resources;

namespace OerPortal.Exchange.Bundles;

/// <summary>A bundle whose table is known.</summary>
/// <param name="Folder">Names in the table are below it; empty, or with a slash at its end.</param>
internal sealed record OpenBundle(IBundle Bundle, ITable Table, string Folder) : IAsyncDisposable
{
    private static readonly string[] TableNames = ["metadata.csv", "metadata.xlsx"];

    /// <summary>Finds out in which form it is.</summary>
    /// <exception cref="TableTroubleException">In none that is known.</exception>
    internal static async Task<OpenBundle> OfAsync(IBundle bundle, IDescriptionTable descriptions, CancellationToken cancellation)
    {
        try
        {
            return await FindAsync(bundle, descriptions, cancellation);
        }
        catch
        {
            await bundle.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Table.DisposeAsync();
        await Bundle.DisposeAsync();
    }

    private static async Task<OpenBundle> FindAsync(IBundle bundle, IDescriptionTable descriptions, CancellationToken cancellation)
    {
        if (await bundle.CourseAsync(cancellation) is { } course && new CourseBundle(bundle, course) is var files)
            return new OpenBundle(files, new CourseTable(course, files, descriptions), "");
        // A folder that was packed as a whole has its table one step down.
        var named = TableNames.FirstOrDefault(bundle.Has) ?? Nearest(bundle);
        if (named is null && bundle.Names.Any(SimpleArchive.IsItem))
            return new OpenBundle(bundle, new SimpleArchive(bundle, descriptions), "");
        // One table of another name can only be meant; a text among files is one of them.
        named ??= bundle.Names.Where(name => IsTable(name) || (bundle is LoneTable && IsText(name))).Take(2).ToArray() is [var only] ? only : throw new TableTroubleException("no-table");
        return new OpenBundle(bundle, await OpenAsync(bundle, named, cancellation), FolderOf(named));
    }

    /// <exception cref="TableTroubleException">Two folders have one: which is meant is not for us to say.</exception>
    private static string? Nearest(IBundle bundle)
    {
        var meant = bundle.Names.Where(name => TableNames.Contains(Path.GetFileName(name), StringComparer.OrdinalIgnoreCase)).Take(100)
            .OrderBy(DepthOf).ThenBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase).ToArray();
        if (meant is [var first, ..] && Array.Find(meant, name => DepthOf(name) == DepthOf(first) && FolderOf(name) != FolderOf(first)) is { } second)
            throw new TableTroubleException("two-tables", first, second);
        return meant.FirstOrDefault();
    }

    private static int DepthOf(string name) => name.Count(c => c == '/');

    private static string FolderOf(string name) => name[..(name.LastIndexOf('/') + 1)];

    private static bool IsTable(string name) => IsWorkbook(name) || Path.GetExtension(name).ToUpperInvariant() is ".CSV" or ".TSV";

    private static bool IsText(string name) => Path.GetExtension(name).Equals(".txt", StringComparison.OrdinalIgnoreCase);

    private static bool IsWorkbook(string name) => Path.GetExtension(name).Equals(".xlsx", StringComparison.OrdinalIgnoreCase);

    private static async Task<ITable> OpenAsync(IBundle bundle, string name, CancellationToken cancellation)
        => IsWorkbook(name) ? await bundle.OpenWorkbookAsync(name, cancellation) ?? throw new TableTroubleException("workbook-damaged") : new CsvTable(bundle.Open(name));
}
