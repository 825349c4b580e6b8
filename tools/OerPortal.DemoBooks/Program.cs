using OerPortal.DemoBooks;

// Makes the files of the demo books anew and puts them where the module OerPortal.Demo takes them from.
var shelf = Path.Combine(Checkout(), "src", "Modules", "OerPortal.Demo", "Shelf");
var made = Shelf.Make().ToDictionary(file => Path.Combine(shelf, file.Name), file => file.Bytes);
if (Directory.Exists(shelf))
{
    foreach (var leftover in Directory.EnumerateFiles(shelf, "*", SearchOption.AllDirectories).Where(path => !made.ContainsKey(path)))
        File.Delete(leftover);
}
foreach (var (path, bytes) in made)
{
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllBytes(path, bytes);
}
Console.WriteLine($"{made.Count} files, {made.Values.Sum(bytes => (long)bytes.Length) / 1024} KiB in {shelf}");

static string Checkout()
{
    for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
    {
        if (File.Exists(Path.Combine(folder, "OerPortal.sln")))
            return folder;
    }
    throw new InvalidOperationException("There is no OerPortal.sln above this program: run it from a checkout.");
}
