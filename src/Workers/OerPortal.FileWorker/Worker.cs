namespace OerPortal.FileWorker;

/// <summary>Started by the portal alone, with a folder of its own; talks to it through its standard streams.</summary>
internal static class Worker
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [var folder])
        {
            await Console.Error.WriteLineAsync("This program opens files for the portal, which starts it by itself.");
            return 1;
        }
        await using var input = Console.OpenStandardInput();
        await using var output = Console.OpenStandardOutput();
        return await Ingest.Workers.FileWorker.RunAsync(input, output, folder);
    }
}
