namespace OerPortal.TestKit;

/// <summary>The checkout the tests run from.</summary>
public static class Checkout
{
    /// <summary>Folder that holds <c>OerPortal.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A file or folder of the checkout.</summary>
    public static string PathTo(params ReadOnlySpan<string> parts) => Path.Combine([Root, .. parts]);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OerPortal.sln"))) return folder.FullName;
        throw new InvalidOperationException($"No OerPortal.sln above {AppContext.BaseDirectory}: run the tests from a checkout.");
    }
}
