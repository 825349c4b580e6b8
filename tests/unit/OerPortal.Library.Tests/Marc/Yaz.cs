using System.Diagnostics;

namespace OerPortal.Library.Tests.Marc;

/// <summary>Programs of YAZ, which libraries everywhere use: what they read and write is the measure.</summary>
internal static class Yaz
{
    /// <summary>What <c>yaz-marcdump</c> makes of a file.</summary>
    /// <param name="arguments">Without the file.</param>
    internal static async Task<byte[]> DumpAsync(byte[] file, params string[] arguments)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, file, LibraryApp.Ct);
            var (bytes, said) = await RunAsync("yaz-marcdump", "", [.. arguments, path]);
            said.ShouldBeEmpty();
            return bytes;
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <returns>What it wrote, and its complaints.</returns>
    internal static async Task<(byte[] Out, string Said)> RunAsync(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync(LibraryApp.Ct);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes, LibraryApp.Ct);
        await process.WaitForExitAsync(LibraryApp.Ct);
        process.ExitCode.ShouldBe(0, await said);
        return (bytes.ToArray(), await said);
    }
}
