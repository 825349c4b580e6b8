using System.Text;

namespace OerPortal.Ingest.Scanning;

/// <summary>The harmless string every scanner must find. Joined from two halves, so that this file and its assembly are no hits themselves.</summary>
internal static class Eicar
{
    private const string FirstHalf = @"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STAND";

    public static byte[] Bytes => Encoding.ASCII.GetBytes(string.Concat(FirstHalf, SecondHalf()));

    private static string SecondHalf() => new(['A', 'R', 'D', '-', 'A', 'N', 'T', 'I', 'V', 'I', 'R', 'U', 'S', '-', 'T', 'E', 'S', 'T', '-', 'F', 'I', 'L', 'E', '!', '$', 'H', '+', 'H', '*']);
}
