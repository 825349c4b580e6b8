using OerPortal.Cms.Sites;
using OerPortal.Cms.Web;
using OerPortal.Exchange.Giving;

namespace OerPortal.Exchange.Jobs;

/// <summary><c>export</c>: what a site has published, in the form that <c>import</c> takes.</summary>
internal sealed class ExportVerb(Exporter exporter, OriginalFiles originals, ISites sites) : IPortalVerb
{
    public string Name => "export";

    public string Description => "export FOLDER|FILE.zip|FILE.csv --site SLUG: write the published resources of a school, with their files as they were sent (a CSV has none); --site - is the portal";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var asked = VerbArguments.Read(arguments, "--site");
        if (asked.Plain is not [var path] || asked.Value("--site") is not { } slug || VerbArguments.SiteOf(sites, slug) is not { } site)
        {
            await Console.Error.WriteLineAsync("Usage: " + Description);
            return 2;
        }
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
        {
            await Console.Error.WriteLineAsync($"\"{path}\" is there already; name a new file or an empty folder.");
            return 2;
        }
        var count = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".ZIP" => await ToFileAsync(path, to => exporter.WriteZipAsync(site.Id, originals, to, cancellation)),
            ".CSV" => await ToFileAsync(path, to => exporter.WriteTableAsync(site.Id, files: null, to, cancellation)),
            _ => await exporter.WriteFolderAsync(site.Id, originals, path, cancellation),
        };
        await Console.Out.WriteLineAsync($"{count} resources of {site.Name} are in {path}");
        return 0;
    }

    private static async Task<int> ToFileAsync(string path, Func<Stream, Task<int>> write)
    {
        await using var file = File.Create(path);
        return await write(file);
    }
}
