using System.Runtime.CompilerServices;
using System.Text;
using System.Xml;
using OerPortal.Exchange.Tables;
using OerPortal.Resources;

namespace OerPortal.Exchange.Bundles;

/// <summary>
/// A DSpace Simple Archive: a folder for each item, with <c>dublin_core.xml</c> and a list of its files in <c>contents</c>. It is read as the
/// table that a person would have made of it.
/// </summary>
internal sealed class SimpleArchive(IBundle bundle, IDescriptionTable table) : ITable
{
    private const string Description = "dublin_core.xml";
    private const int LongestList = 1 << 20;

    private static readonly string[] Columns =
        ["key", "title", "alternativeTitle", "contributors", "description", "keywords", "subjects", "levels", "grades", "kind", "languages", "licence", "rightsNote", "publisher", "issued", "isbn", "identifiers", "files"];

    internal static bool IsItem(string name) => name == Description || name.EndsWith("/" + Description, StringComparison.Ordinal);

    public async IAsyncEnumerable<TableRow> RowsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new TableRow(1, Columns);
        var number = 1;
        foreach (var name in bundle.Names.Where(IsItem).Order(StringComparer.Ordinal))
        {
            var folder = name[..^Description.Length];
            var said = await ReadAsync(name, cancellation);
            var files = await FilesAsync(folder, cancellation);
            yield return new TableRow(++number, [.. Columns.Select(column => Cell(column, folder, said, files))]);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Cell(string column, string folder, DublinCore said, IReadOnlyList<string> files) => column switch
    {
        "key" => said.Handle ?? folder.TrimEnd('/').Split('/')[^1],
        "title" => said.First("title", ""),
        "alternativeTitle" => said.First("title", "alternative"),
        "contributors" => table.Join(said.People.Distinct()),
        "description" => said.First("description", "abstract") is { Length: > 0 } text ? text : said.First("description", ""),
        "subjects" or "levels" or "grades" => table.Join(said.All("subject").Where(word => Fits(column, word))),
        "keywords" => table.Join(said.All("subject").Where(word => !Fits("subjects", word) && !Fits("levels", word) && !Fits("grades", word)).Take(20)),
        "languages" => table.Join(said.All("language").Where(word => Fits(column, word))),
        "kind" => said.All("type").FirstOrDefault(word => Fits(column, word)) ?? "tai-lieu",
        "licence" => said.All("rights").Select(LicenceOf).FirstOrDefault(code => code is not null) ?? "",
        "rightsNote" => said.All("rights").FirstOrDefault(words => LicenceOf(words) is null) ?? "",
        "publisher" => said.First("publisher", ""),
        "issued" => said.First("date", "issued"),
        "isbn" => Fits(column, said.First("identifier", "isbn")) ? said.First("identifier", "isbn") : "",
        "identifiers" => table.Join(said.Numbers),
        _ => table.Join(files),
    };

    private bool Fits(string column, string word)
    {
        var nothing = new ResourceMetadata();
        return table.Read(table.Find(column)!, word, ref nothing) is null;
    }

    private string? LicenceOf(string words)
        => Licences.All.FirstOrDefault(l => l.Address is { } address && words.Replace("http://", "https://", StringComparison.Ordinal).StartsWith(address.TrimEnd('/'), StringComparison.Ordinal))?.Code ?? table.Code("licence", words);

    private async Task<DublinCore> ReadAsync(string name, CancellationToken cancellation)
    {
        try
        {
            await using var content = bundle.Open(name);
            return await DublinCore.ReadAsync(content, cancellation);
        }
        catch (XmlException)
        {
            throw new TableTroubleException("item-damaged", name);
        }
    }

    // "bai-1.pdf	bundle:ORIGINAL	primary:true": what the original is comes first, thumbnails and extracted texts are DSpace's own.
    private async Task<IReadOnlyList<string>> FilesAsync(string folder, CancellationToken cancellation)
    {
        if (!bundle.Has(folder + "contents"))
            return [];
        await using var content = bundle.Open(folder + "contents");
        using var reader = new StreamReader(content, Encoding.UTF8);
        var files = new List<(string Name, bool IsPrimary)>();
        for (var length = 0; await reader.ReadLineAsync(cancellation) is { } line;)
        {
            if ((length += line.Length) > LongestList)
                throw new TableTroubleException("item-damaged", folder + "contents");
            var parts = line.Split('\t', StringSplitOptions.TrimEntries);
            var of = parts.FirstOrDefault(p => p.StartsWith("bundle:", StringComparison.Ordinal)) ?? "bundle:ORIGINAL";
            if (parts[0].Length > 0 && !parts[0].StartsWith('-') && of == "bundle:ORIGINAL")
                files.Add((folder + parts[0], parts.Contains("primary:true")));
        }

        return [.. files.OrderByDescending(f => f.IsPrimary).Select(f => f.Name)];
    }
}
