using System.Net;
using System.Net.Sockets;

namespace SmartVillage.Silo.Hosting;

internal static class FreePorts
{
    /// <summary>Ports of the loopback address that nobody listens on. All are held until all are found, so no two are the same.</summary>
    public static int[] Take(int count)
    {
        var listeners = new List<TcpListener>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                var listener = new TcpListener(IPAddress.Loopback, 0);
                listener.Start();
                listeners.Add(listener);
            }

            return [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(l => l.Dispose());
        }
    }
}
