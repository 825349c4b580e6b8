using System.Diagnostics;
using OerPortal.Cms.Web;

namespace OerPortal.OpenData.Dumps;

/// <summary><c>open-data-dump</c>: makes a dump now. With <c>--replace</c> all earlier ones go, such as when something in them must not be given out any more.</summary>
internal sealed class DumpVerb(DumpMaker maker, DumpFolder folder) : IPortalVerb
{
    private const string Replace = "--replace";

    public string Name => "open-data-dump";

    public string Description => "open-data-dump [--replace]: dump all open data now; with --replace the earlier dumps are deleted";

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        if (arguments.Count > 1 || (arguments.Count == 1 && arguments[0] != Replace))
        {
            await Console.Error.WriteLineAsync($"Usage: {Name} [{Replace}]");
            return 2;
        }

        var watch = Stopwatch.StartNew();
        try
        {
            if (await maker.MakeAsync((_, _) => Task.CompletedTask, cancellation) is not { } dump)
            {
                await Console.Error.WriteLineAsync("Another dump is being made. Try again when it is done.");
                return 1;
            }

            folder.Prune(arguments.Count == 1 ? 1 : DumpFolder.Kept);
            foreach (var file in dump.Files)
                await Console.Out.WriteLineAsync($"{Path.Combine(folder.Root, dump.Date, file.Name)}  {file.Records} records, {file.Length} bytes");
            await Console.Out.WriteLineAsync($"Done in {watch.Elapsed.TotalSeconds:0.0} s");
            return 0;
        }
        catch (IOException e)
        {
            await Console.Error.WriteLineAsync($"The dump could not be written: {e.Message} The earlier ones stay.");
            return 1;
        }
    }
}
