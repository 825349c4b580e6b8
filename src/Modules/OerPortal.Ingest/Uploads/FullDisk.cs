namespace OerPortal.Ingest.Uploads;

/// <summary>Tells a full disk, or a used-up quota of the operating system, from other trouble with files.</summary>
internal static class FullDisk
{
    private const int NoSpace = 28;
    private const int OverQuota = 122;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>ENOSPC, EDQUOT or ERROR_DISK_FULL, as .NET passes them on.</summary>
    public static bool IsDiskFull(this IOException e) => e.HResult is NoSpace or OverQuota or WindowsDiskFull;
}
